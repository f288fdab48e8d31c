import { assertMayDeleteRole } from '@halolight/domain/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { RoleRepository } from '../ports/role-repository.js';

/** Deletes a role that nobody has. */
export class DeleteRole {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roles: RoleRepository,
  ) {}

  /** @throws ForbiddenError, NotFoundError, SeededRoleError, RoleInUseError */
  async execute(actor: Actor, roleId: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const role = await this.roles.findForUpdate(roleId);
      if (!role) throw new NotFoundError('Role');
      assertMayDeleteRole(actor, role, await this.roles.countHolders(roleId));
      await this.roles.remove(roleId);
    });
  }
}
