import { assertMayChangePermissions, assertMayDescribeRole, type Role } from '@halolight/domain/identity';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { NewRole, RoleRepository } from '../ports/role-repository.js';
import type { PermissionFinder } from './permission-finder.js';
import type { RoleSignals } from './role-signals.js';
import { sameNames } from './same-names.js';

export interface UpdateRoleCommand {
  readonly actor: Actor;
  readonly roleId: number;
  /** Absent fields stay as they are. */
  readonly changes: { readonly [Field in keyof NewRole]?: NewRole[Field] | undefined };
  readonly expectedVersions?: ExpectedVersions;
}

/** Changes how a role is called and what it grants. */
export class UpdateRole {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roles: RoleRepository,
    private readonly permissions: PermissionFinder,
    private readonly signals: RoleSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws ForbiddenError, NotFoundError, InvalidInputError, NameTakenError, SeededRoleError, StaleVersionError */
  async execute({ actor, roleId, changes, expectedVersions }: UpdateRoleCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const role = await this.roles.findForUpdate(roleId);
      if (!role) throw new NotFoundError('Role');
      const described = {
        ...role,
        name: changes.name ?? role.name,
        label: changes.label ?? role.label,
        description: changes.description === undefined ? role.description : changes.description,
      };
      assertMayDescribeRole(actor, role, described.name);
      const permissions = await this.permissionsToGrant(actor, role, changes.permissions);
      assertExpectedVersion('Role', role.version, expectedVersions);
      const changed = await this.signals.beforeUpdate.run({ ...described, permissions });
      await this.roles.update(changed);
      const subject = { type: 'role', id: roleId };
      await this.outbox.publish({ type: 'role.updated', actorId: actor.userId, subject, data: { name: changed.name } });
      if (sameNames(changed.permissions, role.permissions)) return;
      await this.roles.setPermissions(roleId, changed.permissions);
      const data = { from: role.permissions, to: changed.permissions };
      await this.outbox.publish({ type: 'role.permissions_changed', actorId: actor.userId, subject, data });
    });
  }

  /** Those that the role has, where nothing about them is to change. */
  private async permissionsToGrant(actor: Actor, role: Role, names: readonly string[] | undefined): Promise<readonly string[]> {
    if (!names) return role.permissions;
    const permissions = await this.permissions.find(names);
    if (sameNames(permissions, role.permissions)) return role.permissions;
    assertMayChangePermissions(actor, role, permissions);
    return permissions;
  }
}
