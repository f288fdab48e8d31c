import { ForbiddenError, Permission } from '../../kernel/index.js';
import type { User } from '../user/user.js';
import { assertHolds, assertMayGrant, assertOutranks, type UserManager } from '../user/user-policy.js';

const ASSIGN = Permission.parse('users:assign');

/**
 * Nobody gives or takes what they do not hold, nobody changes their own rights, and only a super administrator those of an administrator.
 * @param permissions what the account is to get or to lose
 * @throws ForbiddenError
 */
export function assertMayChangeGrants(actor: UserManager, target: Pick<User, 'id' | 'roleNames' | 'permissions'>, permissions: readonly string[]): void {
  assertHolds(actor, ASSIGN);
  if (actor.permissions.isUnlimited) return;
  if (target.id === actor.userId) throw new ForbiddenError('You cannot change your own permissions');
  assertOutranks(actor, target);
  assertMayGrant(actor, permissions);
}
