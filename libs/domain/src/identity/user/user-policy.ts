import { ForbiddenError, Permission, type PermissionSet } from '../../kernel/index.js';
import { administrativeAmong, ADMINISTRATIVE_RIGHTS, isAdministrativeRole } from '../role/administrative-rights.js';
import type { Role } from '../role/role.js';
import { isHeld } from '../password-reset/password-reset.js';
import { isRecentSignIn } from '../session/session-lifetime.js';
import type { User } from './user.js';
import type { UserStatus } from './user-status.js';

const VIEW = Permission.parse('users:view');
const UPDATE = Permission.parse('users:update');
const DELETE = Permission.parse('users:delete');
const ASSIGN = Permission.parse('users:assign');

/** Who wants to do something to an account. */
export interface UserManager {
  readonly userId: number;
  readonly permissions: PermissionSet;
}

export type Ranked = Pick<User, 'id' | 'roleNames' | 'permissions'>;
type Target = Ranked & Pick<User, 'status'>;

/** Who may change these decides over the rights of others. */
const GOVERNING_RESOURCES = new Set(['users', 'roles', 'permissions', 'groups', '*']);

/** Everyone sees themselves. @throws ForbiddenError */
export function assertMayViewUser(actor: UserManager, userId: number): void {
  if (actor.userId !== userId) assertHolds(actor, VIEW);
}

/** Everyone edits their own profile. @throws ForbiddenError */
export function assertMayEditUser(actor: UserManager, target: Target): void {
  if (actor.userId === target.id) return;
  assertHolds(actor, UPDATE);
  assertOutranks(actor, target);
}

/**
 * Whoever gets an account's mail can reset its password, and then may do all that the account may:
 * its address is changed by its owner, or by who may do as much already.
 * @throws ForbiddenError
 */
export function assertMayChangeEmail(actor: UserManager, target: Ranked): void {
  if (actor.userId === target.id) return;
  const beyond = target.permissions.find((name) => !actor.permissions.allows(Permission.parse(name)));
  if (beyond !== undefined) throw new ForbiddenError(`You cannot change the e-mail address of an account that holds "${beyond}", which you do not hold`);
}

/**
 * The owner of an account whose e-mail address somebody else changed was told the username, the one name that is left to sign in by and object:
 * while they have time to, nobody else changes that.
 * @throws ForbiddenError
 */
export function assertMayChangeUsername(actor: UserManager, target: Pick<User, 'id' | 'emailChangedByOthersAt'>, now: Date): void {
  if (actor.userId === target.id || !isHeld(target, now)) return;
  throw new ForbiddenError('Only its owner changes the username of an account for 24 hours after somebody else changed its e-mail address');
}

/**
 * Who has somebody's access token for a moment is not to get the account by way of its mail, nor to keep its owner out by another name
 * for the sign-in: OWASP API2:2023, ASVS 5.0 7.5.1.
 * @param signedInAt of the session that asks
 * @throws ForbiddenError
 */
export function assertRecentSignIn(signedInAt: Date | null, now: Date): void {
  if (signedInAt !== null && isRecentSignIn(signedInAt, now)) return;
  throw new ForbiddenError('Sign in again to change your e-mail address or username: you did so more than a quarter of an hour ago');
}

/** Nobody changes a status without `users:update`, and nobody disables themselves. @throws ForbiddenError */
export function assertMayChangeStatus(actor: UserManager, target: Target, status: UserStatus): void {
  if (status === target.status) return;
  assertHolds(actor, UPDATE);
  if (actor.userId === target.id) throw new ForbiddenError('You cannot change your own status');
  assertOutranks(actor, target);
}

/** Nobody deletes themselves. @throws ForbiddenError */
export function assertMayDeleteUser(actor: UserManager, target: Target): void {
  assertHolds(actor, DELETE);
  if (actor.userId === target.id) throw new ForbiddenError('You cannot delete your own account');
  assertOutranks(actor, target);
}

/**
 * Nobody raises their own rights, nobody grants what they do not hold, and only a super administrator makes administrators.
 * @param target null for an account that is being made
 * @throws ForbiddenError
 */
export function assertMayAssignRoles(actor: UserManager, target: Target | null, roles: readonly Role[]): void {
  assertHolds(actor, ASSIGN);
  if (actor.permissions.isUnlimited) return;
  if (target?.id === actor.userId) throw new ForbiddenError('You cannot change your own roles');
  if (target) assertOutranks(actor, target);
  for (const role of roles) {
    if (target?.roleNames.includes(role.name)) continue;
    if (isAdministrativeRole(role)) throw new ForbiddenError(`Only a super administrator grants the role "${role.name}"`);
    assertMayGrant(actor, role.permissions);
  }
}

/** Nobody grants what they do not hold. @throws ForbiddenError naming the first such permission */
export function assertMayGrant(actor: UserManager, permissions: readonly string[]): void {
  const beyond = permissions.find((name) => !actor.permissions.allows(Permission.parse(name)));
  if (beyond !== undefined) throw new ForbiddenError(`You cannot grant "${beyond}", which you do not hold`);
}

/** Nobody gives others what they do not hold, and only a super administrator what makes an administrator. @throws ForbiddenError */
export function assertMayGive(actor: UserManager, permissions: readonly string[]): void {
  assertMayGrant(actor, permissions);
  const administrative = administrativeAmong(permissions);
  if (administrative === undefined || actor.permissions.isUnlimited) return;
  throw new ForbiddenError(`Only a super administrator grants "${administrative}", which makes an administrator`);
}

/** @throws ForbiddenError */
export function assertHolds(actor: UserManager, permission: Permission): void {
  if (!actor.permissions.allows(permission)) throw new ForbiddenError();
}

/** Who governs rights that the actor does not hold is out of the actor's reach, however those rights were come by. @throws ForbiddenError */
export function assertOutranks(actor: UserManager, target: Ranked): void {
  const governing = target.permissions.map((name) => Permission.parse(name)).filter(isGoverning);
  const beyond = governing.find((permission) => !actor.permissions.allows(permission));
  if (beyond) throw new ForbiddenError(`You cannot change an account that holds "${beyond.name}", which you do not hold`);
  assertNotAnotherAdministrator(actor, target);
}

function isGoverning({ resource, action }: Permission): boolean {
  return GOVERNING_RESOURCES.has(resource) && action !== VIEW.action;
}

/** Administrators, whatever makes them that, are for super administrators, and each for themselves. @throws ForbiddenError */
export function assertNotAnotherAdministrator(actor: UserManager, target: Ranked): void {
  if (actor.userId === target.id || actor.permissions.isUnlimited) return;
  const isAdministrator = target.roleNames.some((name) => ADMINISTRATIVE_RIGHTS.roleNames.includes(name)) || administrativeAmong(target.permissions) !== undefined;
  if (isAdministrator) throw new ForbiddenError('Only a super administrator changes an administrator');
}
