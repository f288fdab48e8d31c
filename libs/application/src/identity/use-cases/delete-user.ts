import { assertMayDeleteUser } from '@halolight/domain/identity';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, Clock, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { SessionRepository } from '../ports/session-repository.js';
import type { UserRepository } from '../ports/user-repository.js';
import type { AdministratorGuard } from './administrator-guard.js';
import type { UserSignals } from './user-signals.js';

/** Disables and hides an account and ends its sessions. */
export class DeleteUser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly administrators: AdministratorGuard,
    private readonly clock: Clock,
    private readonly signals: UserSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws ForbiddenError, NotFoundError, LastSuperAdminError, StaleVersionError */
  async execute(actor: Actor, userId: number, expectedVersions?: ExpectedVersions): Promise<void> {
    await this.unitOfWork.run(async () => {
      const user = await this.users.findForUpdate(userId);
      if (!user) throw new NotFoundError('User');
      assertMayDeleteUser(actor, user);
      assertExpectedVersion('User', user.version, expectedVersions);
      await this.administrators.assertNotLast(user);
      await this.signals.beforeDelete.run(user);
      await this.sessions.revokeAll(userId, 'account-closed', this.clock.now());
      await this.users.remove(userId);
      await this.outbox.publish({ type: 'user.deleted', actorId: actor.userId, subject: { type: 'user', id: userId } });
    });
  }
}
