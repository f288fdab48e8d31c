import { assertMayDeleteUser } from '@halolight/domain/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, Clock, UnitOfWork } from '../../kernel/index.js';
import type { SessionRepository } from '../ports/session-repository.js';
import type { UserRepository } from '../ports/user-repository.js';
import type { AdministratorGuard } from './administrator-guard.js';

/** Disables and hides an account and ends its sessions. */
export class DeleteUser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly administrators: AdministratorGuard,
    private readonly clock: Clock,
  ) {}

  /** @throws ForbiddenError, NotFoundError, LastSuperAdminError */
  async execute(actor: Actor, userId: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const user = await this.users.findForUpdate(userId);
      if (!user) throw new NotFoundError('User');
      assertMayDeleteUser(actor, user);
      await this.administrators.assertNotLast(user);
      await this.sessions.revokeAll(userId, 'account-closed', this.clock.now());
      await this.users.remove(userId);
    });
  }
}
