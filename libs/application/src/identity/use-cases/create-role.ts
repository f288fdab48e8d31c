import { assertMayGrant } from '@halolight/domain/identity';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { NewRole, RoleRepository } from '../ports/role-repository.js';
import type { PermissionFinder } from './permission-finder.js';
import type { RoleSignals } from './role-signals.js';

export interface CreateRoleCommand extends NewRole {
  readonly actor: Actor;
}

/** Makes a role out of permissions that its maker holds. */
export class CreateRole {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roles: RoleRepository,
    private readonly permissions: PermissionFinder,
    private readonly signals: RoleSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new id @throws ForbiddenError, InvalidInputError, NameTakenError */
  async execute({ actor, ...role }: CreateRoleCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      const permissions = await this.permissions.find(role.permissions);
      assertMayGrant(actor, permissions);
      const draft = await this.signals.beforeCreate.run({ ...role, permissions });
      const id = await this.roles.add(draft);
      const data = { name: draft.name, permissions: draft.permissions };
      await this.outbox.publish({ type: 'role.created', actorId: actor.userId, subject: { type: 'role', id }, data });
      return id;
    });
  }
}
