import { describe, expect, it } from '@jest/globals';
import { ForbiddenError, PermissionSet } from '../../kernel/index.js';
import type { UserManager } from '../user/user-policy.js';
import { assertMayAddGrants, assertMayChangeGrants } from './grant-policy.js';

const SELF = 1;
const who = (...permissions: string[]): UserManager => ({ userId: SELF, permissions: new PermissionSet(permissions) });
const user = (id: number, ...roleNames: string[]) => ({ id, roleNames, permissions: [] as string[] });
const assigner = who('users:assign', 'dashboard:view');
const superAdmin = who('*');

describe('assertMayChangeGrants', () => {
  it.each([
    ['what they hold', assigner, user(2, 'user'), ['dashboard:view']],
    ['what they hold under a wildcard', who('users:*', '*:view'), user(2), ['users:assign', 'dashboard:view', 'users:*']],
    ['nothing', assigner, user(2), []],
    ['anything, being a super administrator', superAdmin, user(2), ['*', 'users:*', 'users:view']],
    ['anything to an administrator, being a super administrator', superAdmin, user(2, 'admin'), ['users:view']],
    ['anything to another super administrator, being one', superAdmin, user(2, 'super_admin'), ['users:view']],
    ['anything to oneself, being a super administrator', superAdmin, user(SELF, 'super_admin'), ['users:view']],
  ])('lets give or take %s', (_case, actor, target, permissions) => {
    expect(() => assertMayChangeGrants(actor, target, permissions)).not.toThrow();
  });

  it.each([
    ['anything without users:assign', who('users:update', 'dashboard:view'), user(2), ['dashboard:view'], 'You do not have permission to do this'],
    ['nothing without users:assign', who('users:update'), user(2), [], 'You do not have permission to do this'],
    ['to oneself what one holds', assigner, user(SELF), ['dashboard:view'], 'You cannot change your own permissions'],
    ['to oneself nothing', assigner, user(SELF), [], 'You cannot change your own permissions'],
    ['to oneself, being an administrator', assigner, user(SELF, 'admin'), ['users:assign'], 'You cannot change your own permissions'],
    ['to an administrator', assigner, user(2, 'user', 'admin'), ['dashboard:view'], 'Only a super administrator changes an administrator'],
    ['to a super administrator', assigner, user(2, 'super_admin'), ['dashboard:view'], 'Only a super administrator changes an administrator'],
    ['to who governs more than one does', assigner, { ...user(2), permissions: ['*'] }, ['dashboard:view'], 'You cannot change an account that holds "*"'],
    ['what one does not hold', assigner, user(2), ['dashboard:view', 'roles:view'], 'You cannot grant "roles:view", which you do not hold'],
    ['more than one holds', assigner, user(2), ['users:*'], 'You cannot grant "users:*", which you do not hold'],
    ['to who is an administrator by a grant', who('users:*'), { ...user(2), permissions: ['users:assign'] }, ['users:view'], 'Only a super administrator changes an administrator'],
    ['everything', who('users:*', '*:view'), user(2), ['*'], 'You cannot grant "*", which you do not hold'],
  ])('does not let give or take %s', (_case, actor, target, permissions, message) => {
    const refused = () => assertMayChangeGrants(actor, target, permissions);
    expect(refused).toThrow(ForbiddenError);
    expect(refused).toThrow(message);
  });
});

describe('assertMayAddGrants', () => {
  it('lets give what one holds, and a super administrator what makes an administrator', () => {
    expect(() => assertMayAddGrants(who('users:*', 'documents:*'), user(2), ['users:update', 'documents:*'])).not.toThrow();
    expect(() => assertMayAddGrants(superAdmin, user(2), ['users:assign', '*'])).not.toThrow();
  });

  it.each([
    ['what makes an administrator, holding it', who('users:*'), user(2), ['users:view', 'users:*'], 'Only a super administrator grants "users:*", which makes an administrator'],
    ['what one does not hold', who('users:*'), user(2), ['roles:*'], 'You cannot grant "roles:*", which you do not hold'],
    ['anything to an administrator', who('users:*'), user(2, 'admin'), ['users:view'], 'Only a super administrator changes an administrator'],
  ])('does not let give %s', (_case, actor, target, permissions, message) => {
    expect(() => assertMayAddGrants(actor, target, permissions)).toThrow(message);
  });
});
