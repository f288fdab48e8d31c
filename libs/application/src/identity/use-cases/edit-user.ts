import type { UnitOfWork } from '../../kernel/index.js';
import type { AssignRoles } from './assign-roles.js';
import type { RoleReferences } from './role-finder.js';
import type { UpdateUser, UpdateUserCommand } from './update-user.js';

export interface EditUserCommand extends UpdateUserCommand {
  /** Exactly those that the account is to have; none named: its roles stay. */
  readonly roles?: RoleReferences;
}

/** Changes an account's fields and its roles together, each by its own rules: all of it or nothing. */
export class EditUser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly updateUser: UpdateUser,
    private readonly assignRoles: AssignRoles,
  ) {}

  /** @throws what `UpdateUser` throws, and `AssignRoles` */
  async execute({ roles = {}, ...command }: EditUserCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.updateUser.execute(command);
      if (roles.roleIds || roles.roles) await this.assignRoles.execute({ ...roles, actor: command.actor, userId: command.userId });
    });
  }
}
