import { assertMayChangeGrants } from '@halolight/domain/identity';
import { NotFoundError, Permission } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { GrantRepository } from '../ports/grant-repository.js';
import type { UserRepository } from '../ports/user-repository.js';
import type { UserSignals } from './user-signals.js';

export interface RevokeUserPermissionCommand {
  readonly actor: Actor;
  readonly userId: number;
  readonly permission: string;
}

/** Takes a permission from an account that it was granted in its own name; one of its roles or groups may still grant it. */
export class RevokeUserPermission {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly grants: GrantRepository,
    private readonly signals: UserSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws InvalidInputError; NotFoundError, also for a permission that the account was not granted; ForbiddenError */
  async execute({ actor, userId, permission }: RevokeUserPermissionCommand): Promise<void> {
    const { name } = Permission.parse(permission, 'name');
    await this.unitOfWork.run(async () => {
      const user = await this.users.findForUpdate(userId);
      if (!user) throw new NotFoundError('User');
      assertMayChangeGrants(actor, user, [name]);
      await this.signals.beforeRevoke.run({ user, permissions: [name] });
      if (!(await this.grants.revoke(userId, name))) throw new NotFoundError('Permission of this user');
      await this.outbox.publish({
        type: 'user.permission_revoked',
        actorId: actor.userId,
        subject: { type: 'user', id: userId },
        data: { permission: name },
      });
    });
  }
}
