import { ForbiddenError, Permission } from '../../kernel/index.js';
import { assertHolds, assertMayGive, assertMayGrant, assertOutranks, type Ranked, type UserManager } from '../user/user-policy.js';

const ASSIGN = Permission.parse('users:assign');

/**
 * Nobody gives or takes what they do not hold, nobody changes their own rights, and only a super administrator those of an administrator.
 * @param permissions what the account is to get or to lose
 * @throws ForbiddenError
 */
export function assertMayChangeGrants(actor: UserManager, target: Ranked, permissions: readonly string[]): void {
  assertHolds(actor, ASSIGN);
  if (actor.permissions.isUnlimited) return;
  if (target.id === actor.userId) throw new ForbiddenError('You cannot change your own permissions');
  assertOutranks(actor, target);
  assertMayGrant(actor, permissions);
}

/** Beside that, only a super administrator gives what makes an administrator. @throws ForbiddenError */
export function assertMayAddGrants(actor: UserManager, target: Ranked, permissions: readonly string[]): void {
  assertMayChangeGrants(actor, target, permissions);
  assertMayGive(actor, permissions);
}
