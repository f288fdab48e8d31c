import { ForbiddenError, Permission } from '../../kernel/index.js';
import { assertHolds, assertMayGive, assertMayGrant, assertNotAnotherAdministrator, type Ranked, type UserManager } from '../user/user-policy.js';
import type { Group } from './group.js';

const ASSIGN = Permission.parse('groups:assign');

/** A group that grants something needs `groups:assign`, and all of what it grants. @throws ForbiddenError */
export function assertMayCreateGroup(actor: UserManager, permissions: readonly string[]): void {
  if (permissions.length === 0) return;
  assertHolds(actor, ASSIGN);
  assertMayGrant(actor, permissions);
}

/**
 * Who changes what a group grants must hold all of it, before and after: nobody raises their own rights so.
 * @param permissions what it is to grant
 * @param administratorIds the members who are administrators, whose rights change with the group's
 * @throws ForbiddenError
 */
export function assertMayChangeGroupPermissions(
  actor: UserManager,
  group: Group,
  permissions: readonly string[],
  administratorIds: readonly number[],
): void {
  assertHolds(actor, ASSIGN);
  assertMayGrant(actor, group.permissions);
  assertMayGive(actor, permissions);
  assertNoOtherAdministrator(actor, administratorIds);
}

/**
 * Who adds or removes members must hold what the group grants, so that nobody adds themselves to a group to raise their rights;
 * what makes administrators of them is for super administrators.
 * A group that grants nothing changes nobody's rights: administrators come and go as everybody does.
 * @throws ForbiddenError
 */
export function assertMayChangeMembers(actor: UserManager, group: Group, accounts: readonly Ranked[]): void {
  assertHolds(actor, ASSIGN);
  assertMayGive(actor, group.permissions);
  if (group.permissions.length === 0) return;
  for (const account of accounts) assertNotAnotherAdministrator(actor, account);
}

/** With a group its members lose what it grants. @param administratorIds the members who are administrators @throws ForbiddenError */
export function assertMayDeleteGroup(actor: UserManager, group: Group, administratorIds: readonly number[]): void {
  assertMayGrant(actor, group.permissions);
  if (group.permissions.length > 0) assertNoOtherAdministrator(actor, administratorIds);
}

function assertNoOtherAdministrator(actor: UserManager, administratorIds: readonly number[]): void {
  if (actor.permissions.isUnlimited || administratorIds.every((id) => id === actor.userId)) return;
  throw new ForbiddenError('An administrator is in this group; only a super administrator changes an administrator');
}
