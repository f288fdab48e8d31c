import { assertMayAssignRoles, SUPER_ADMIN_ROLE, type Role, type User } from '@halolight/domain/identity';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { UserRepository } from '../ports/user-repository.js';
import type { AdministratorGuard } from './administrator-guard.js';
import type { RoleFinder, RoleReferences } from './role-finder.js';
import { sameNames } from './same-names.js';
import type { UserSignals } from './user-signals.js';

export interface AssignRolesCommand extends RoleReferences {
  readonly actor: Actor;
  readonly userId: number;
  readonly expectedVersions?: ExpectedVersions;
}

/** Gives an account exactly the named roles. */
export class AssignRoles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly roles: RoleFinder,
    private readonly administrators: AdministratorGuard,
    private readonly signals: UserSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws ForbiddenError, NotFoundError, InvalidInputError, LastSuperAdminError, StaleVersionError */
  async execute(command: AssignRolesCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const roles = await this.roles.find(command);
      const user = await this.users.findForUpdate(command.userId);
      if (!user) throw new NotFoundError('User');
      assertMayAssignRoles(command.actor, user, roles);
      assertExpectedVersion('User', user.version, command.expectedVersions);
      const assigned = await this.signalled(user, roles);
      if (!assigned.some((role) => role.name === SUPER_ADMIN_ROLE)) await this.administrators.assertNotLast(user);
      await this.users.setRoles(user.id, assigned.map((role) => role.id));
      await this.outbox.publish({
        type: 'user.roles_changed',
        actorId: command.actor.userId,
        subject: { type: 'user', id: user.id },
        data: { from: user.roleNames, to: namesOf(assigned) },
      });
    });
  }

  /** The roles that the handlers leave it at. */
  private async signalled(user: User, roles: readonly Role[]): Promise<readonly Role[]> {
    const { roleNames } = await this.signals.beforeUpdate.run({ ...user, roleNames: namesOf(roles) });
    return sameNames(roleNames, namesOf(roles)) ? roles : this.roles.find({ roles: roleNames });
  }
}

function namesOf(roles: readonly Role[]): string[] {
  return roles.map((role) => role.name);
}
