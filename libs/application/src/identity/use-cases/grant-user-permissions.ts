import { assertMayAddGrants } from '@halolight/domain/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { GrantRepository } from '../ports/grant-repository.js';
import type { UserRepository } from '../ports/user-repository.js';
import type { PermissionFinder } from './permission-finder.js';
import type { UserSignals } from './user-signals.js';

export interface GrantUserPermissionsCommand {
  readonly actor: Actor;
  readonly userId: number;
  /** Those that the account has already stay. */
  readonly permissions: readonly string[];
}

/** Grants permissions to an account in its own name. */
export class GrantUserPermissions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly grants: GrantRepository,
    private readonly permissions: PermissionFinder,
    private readonly signals: UserSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws InvalidInputError, NotFoundError, ForbiddenError */
  async execute({ actor, userId, permissions: names }: GrantUserPermissionsCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const permissions = await this.permissions.find(names);
      const user = await this.users.findForUpdate(userId);
      if (!user) throw new NotFoundError('User');
      assertMayAddGrants(actor, user, permissions);
      const wanted = await this.signals.beforeGrant.run({ user, permissions });
      const granted = await this.grants.grant(userId, wanted.permissions);
      if (granted.length === 0) return;
      await this.outbox.publish({
        type: 'user.permissions_granted',
        actorId: actor.userId,
        subject: { type: 'user', id: userId },
        data: { permissions: granted },
      });
    });
  }
}
