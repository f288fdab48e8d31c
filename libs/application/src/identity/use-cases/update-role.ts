import { assertMayChangePermissions, assertMayDescribeRole, type Role } from '@halolight/domain/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { NewRole, RoleRepository } from '../ports/role-repository.js';
import type { PermissionFinder } from './permission-finder.js';

export interface UpdateRoleCommand {
  readonly actor: Actor;
  readonly roleId: number;
  /** Absent fields stay as they are. */
  readonly changes: { readonly [Field in keyof NewRole]?: NewRole[Field] | undefined };
}

/** Changes how a role is called and what it grants. */
export class UpdateRole {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roles: RoleRepository,
    private readonly permissions: PermissionFinder,
  ) {}

  /** @throws ForbiddenError, NotFoundError, InvalidInputError, NameTakenError, SeededRoleError */
  async execute({ actor, roleId, changes }: UpdateRoleCommand): Promise<void> {
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
      await this.roles.update(described);
      if (changes.permissions) await this.grant(actor, role, changes.permissions);
    });
  }

  private async grant(actor: Actor, role: Role, names: readonly string[]): Promise<void> {
    const permissions = await this.permissions.find(names);
    if (haveSame(permissions, role.permissions)) return;
    assertMayChangePermissions(actor, role, permissions);
    await this.roles.setPermissions(role.id, permissions);
  }
}

function haveSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
