import {
  assertMayChangeStatus,
  assertMayEditUser,
  checkUsername,
  normalizeEmailAddress,
  type User,
  type UserProfile,
  type UserStatus,
} from '@halolight/domain/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, Clock, UnitOfWork } from '../../kernel/index.js';
import type { SessionRepository } from '../ports/session-repository.js';
import type { UserRepository } from '../ports/user-repository.js';
import type { AdministratorGuard } from './administrator-guard.js';

/** What is to change; absent fields stay as they are. */
export type UserChanges = { readonly [Field in keyof UserProfile]?: UserProfile[Field] | undefined } & {
  readonly status?: UserStatus | undefined;
};

export interface UpdateUserCommand {
  readonly actor: Actor;
  readonly userId: number;
  readonly changes: UserChanges;
}

/** Changes an account's profile or status; an account that is closed loses its sessions at once. */
export class UpdateUser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly administrators: AdministratorGuard,
    private readonly clock: Clock,
  ) {}

  /** @throws ForbiddenError, NotFoundError, InvalidInputError, EmailTakenError, UsernameTakenError, LastSuperAdminError */
  async execute({ actor, userId, changes }: UpdateUserCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const user = await this.users.findForUpdate(userId);
      if (!user) throw new NotFoundError('User');
      const changed = withChanges(user, changes);
      assertMayEditUser(actor, user);
      assertMayChangeStatus(actor, user, changed.status);
      if (changed.status !== 'ACTIVE') await this.close(user);
      await this.users.update(changed);
    });
  }

  private async close(user: User): Promise<void> {
    await this.administrators.assertNotLast(user);
    await this.sessions.revokeAll(user.id, 'account-closed', this.clock.now());
  }
}

function withChanges(user: User, { status, email, username, ...rest }: UserChanges): User {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...user,
    ...given,
    email: email === undefined ? user.email : normalizeEmailAddress(email),
    username: username === undefined ? user.username : checkUsername(username),
    status: status ?? user.status,
  };
}
