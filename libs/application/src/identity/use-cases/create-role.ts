import { assertMayGrant } from '@halolight/domain/identity';
import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { NewRole, RoleRepository } from '../ports/role-repository.js';
import type { PermissionFinder } from './permission-finder.js';

export interface CreateRoleCommand extends NewRole {
  readonly actor: Actor;
}

/** Makes a role out of permissions that its maker holds. */
export class CreateRole {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roles: RoleRepository,
    private readonly permissions: PermissionFinder,
  ) {}

  /** @returns the new id @throws ForbiddenError, InvalidInputError, NameTakenError */
  async execute({ actor, ...role }: CreateRoleCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      const permissions = await this.permissions.find(role.permissions);
      assertMayGrant(actor, permissions);
      return this.roles.add({ ...role, permissions });
    });
  }
}
