import type { UnitOfWork } from '../../kernel/index.js';
import type { NameChangeLimit } from '../ports/name-change-limit.js';
import type { UserDirectory } from '../queries/user-directory.js';
import type { AssignRoles } from './assign-roles.js';
import type { RoleReferences } from './role-finder.js';
import type { UpdateUser, UpdateUserCommand } from './update-user.js';
import { isRenamed, wantedNames } from './wanted-names.js';

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
    private readonly directory: UserDirectory,
    private readonly nameChanges: NameChangeLimit,
  ) {}

  /** @throws RateLimitedError for one's own names; what `UpdateUser` throws, and `AssignRoles` */
  async execute({ roles = {}, ...command }: EditUserCommand): Promise<void> {
    await this.countNames(command);
    await this.unitOfWork.run(async () => {
      await this.updateUser.execute(command);
      if (roles.roleIds || roles.roles) await this.assignRoles.execute({ ...roles, actor: command.actor, userId: command.userId });
    });
  }

  /** Before the unit of work: the count outlives it, and whoever holds a connection is not to wait for another. */
  private async countNames({ actor, userId, changes }: UpdateUserCommand): Promise<void> {
    if (actor.userId !== userId || (changes.email === undefined && changes.username === undefined)) return;
    const user = await this.directory.byId(userId);
    if (user && isRenamed(user, wantedNames(user, changes))) await this.nameChanges.take(userId);
  }
}
