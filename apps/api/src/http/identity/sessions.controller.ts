import type { RevokeSession, SessionDirectory, SessionView } from '@halolight/application/identity';
import { Delete, Get, Path, Queries, Request, Route, Security, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import type { Id } from '../id.js';
import { toPageRequest, type ListQuery } from '../list-query.js';
import type { SessionBody } from './auth.contract.js';

/** The caller's own devices. */
@Route('auth/sessions')
@Tags('Authentication')
export class SessionsController {
  constructor(
    private readonly directory: SessionDirectory,
    private readonly revokeSession: RevokeSession,
  ) {}

  /** @summary Lists the devices the caller is signed in on, last used first */
  @Get()
  @Security('jwt')
  async list(@Request() request: AuthenticatedRequest, @Queries() query: ListQuery): Promise<Success<Paged<SessionBody>>> {
    const { userId, sessionId } = request.actor;
    return pageOf(await this.directory.page(userId, toPageRequest(query)), (session) => sessionBody(session, sessionId));
  }

  /** @summary Signs one of the caller's devices out */
  @Delete('{id}')
  @Security('jwt')
  async revoke(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<Deleted>> {
    await this.revokeSession.execute(request.actor, id);
    return ok({ id });
  }
}

function sessionBody(session: SessionView, currentId: number): SessionBody {
  const { id, userAgent, ip, createdAt, lastUsedAt, expiresAt } = session;
  return { id, current: id === currentId, userAgent, ip, createdAt, lastUsedAt, expiresAt };
}
