import { assertMayDeleteRole } from '@halolight/domain/identity';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { RoleRepository } from '../ports/role-repository.js';
import type { RoleSignals } from './role-signals.js';

/** Deletes a role that nobody has. */
export class DeleteRole {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roles: RoleRepository,
    private readonly signals: RoleSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws ForbiddenError, NotFoundError, SeededRoleError, RoleInUseError, StaleVersionError */
  async execute(actor: Actor, roleId: number, expectedVersions?: ExpectedVersions): Promise<void> {
    await this.unitOfWork.run(async () => {
      const role = await this.roles.findForUpdate(roleId);
      if (!role) throw new NotFoundError('Role');
      assertMayDeleteRole(actor, role, await this.roles.countHolders(roleId));
      assertExpectedVersion('Role', role.version, expectedVersions);
      await this.signals.beforeDelete.run(role);
      await this.roles.remove(roleId);
      const subject = { type: 'role', id: roleId };
      await this.outbox.publish({ type: 'role.deleted', actorId: actor.userId, subject, data: { name: role.name } });
    });
  }
}
