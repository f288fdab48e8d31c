import { ForbiddenError } from '../../kernel/index.js';
import { RoleInUseError, SeededRoleError } from '../identity-errors.js';
import { assertMayGive, assertMayGrant, type UserManager } from '../user/user-policy.js';
import { isAdministrativeRole } from './administrative-rights.js';
import { SUPER_ADMIN_ROLE, type Role } from './role.js';

/**
 * Who changes what a role grants must hold all of it, before and after; administrative roles, and making a role one, are for super administrators.
 * @throws ForbiddenError; SeededRoleError for `super_admin`, which always holds everything
 */
export function assertMayChangePermissions(actor: UserManager, role: Role, permissions: readonly string[]): void {
  assertMayChange(actor, role);
  assertMayGrant(actor, role.permissions);
  assertMayGive(actor, permissions);
  if (role.name === SUPER_ADMIN_ROLE) throw new SeededRoleError(role.name, 'always holds every permission');
}

/** A seeded role keeps its name. @throws ForbiddenError, SeededRoleError */
export function assertMayDescribeRole(actor: UserManager, role: Role, name: string): void {
  assertMayChange(actor, role);
  if (role.isSeeded && name !== role.name) throw new SeededRoleError(role.name, 'cannot be renamed');
}

/** Seeded roles stay, and so does a role that somebody has. @throws SeededRoleError, RoleInUseError, ForbiddenError */
export function assertMayDeleteRole(actor: UserManager, role: Role, holders: number): void {
  if (role.isSeeded) throw new SeededRoleError(role.name, 'cannot be deleted');
  assertMayGrant(actor, role.permissions);
  if (holders > 0) throw new RoleInUseError(role.name, holders);
}

function assertMayChange(actor: UserManager, role: Role): void {
  if (actor.permissions.isUnlimited || !isAdministrativeRole(role)) return;
  throw new ForbiddenError(`Only a super administrator changes the role "${role.name}"`);
}
