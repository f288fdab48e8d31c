import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, Clock, UnitOfWork } from '../../kernel/index.js';
import type { SecurityEvents } from '../ports/security-events.js';
import type { SessionRepository } from '../ports/session-repository.js';

/** Ends one of the caller's own sessions. */
export class RevokeSession {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError for a session of somebody else as well */
  async execute({ userId }: Actor, sessionId: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const revoked = await this.sessions.revoke(userId, sessionId, 'revoked', this.clock.now());
      if (!revoked) throw new NotFoundError('Session');
      await this.events.record({ type: 'session.ended', userId, sessionId });
    });
  }
}
