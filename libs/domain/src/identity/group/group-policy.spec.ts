import { describe, expect, it } from '@jest/globals';
import { ForbiddenError, PermissionSet } from '../../kernel/index.js';
import type { UserManager } from '../user/user-policy.js';
import {
  assertMayChangeGroupPermissions,
  assertMayChangeMembers,
  assertMayCreateGroup,
  assertMayDeleteGroup,
} from './group-policy.js';
import type { Group } from './group.js';

const SELF = 1;
const OTHER = 2;
const NO_PERMISSION = 'You do not have permission to do this';
const ADMINISTRATOR_INSIDE = 'An administrator is in this group; only a super administrator changes an administrator';

const who = (...permissions: string[]): UserManager => ({ userId: SELF, permissions: new PermissionSet(permissions) });
const user = (id: number, ...roleNames: string[]) => ({ id, roleNames, permissions: [] as string[] });
const group = (...permissions: string[]): Group => ({ id: 9, name: 'Auditors', description: null, permissions, version: 1 });
const assigner = who('groups:assign', 'users:view');
const superAdmin = who('*');

function expectRefusal(attempt: () => void, message: string): void {
  expect(attempt).toThrow(ForbiddenError);
  expect(attempt).toThrow(message);
}

describe('assertMayCreateGroup', () => {
  it.each([
    ['a group that grants nothing, whoever may make groups', who('groups:create'), []],
    ['a group that grants what they hold', assigner, ['users:view', 'groups:assign']],
    ['a group that grants what they hold under a wildcard', who('groups:*', 'users:*'), ['users:view', 'users:*']],
    ['a group that grants everything, being a super administrator', superAdmin, ['*']],
  ])('lets make %s', (_case, actor, permissions) => {
    expect(() => assertMayCreateGroup(actor, permissions)).not.toThrow();
  });

  it.each([
    ['what they hold, without groups:assign', who('groups:create', 'users:view'), ['users:view'], NO_PERMISSION],
    ['what they do not hold', assigner, ['users:view', 'users:update'], 'You cannot grant "users:update", which you do not hold'],
    ['everything', who('groups:*'), ['*'], 'You cannot grant "*", which you do not hold'],
  ])('does not let make a group that grants %s', (_case, actor, permissions, message) => {
    expectRefusal(() => assertMayCreateGroup(actor, permissions), message);
  });
});

describe('assertMayChangeGroupPermissions', () => {
  it.each([
    ['grants what they hold', assigner, group(), ['users:view'], []],
    ['takes away what they hold', assigner, group('users:view'), [], []],
    ['is the only administrator in it', assigner, group(), ['users:view'], [SELF]],
    ['is a super administrator, with administrators in it', superAdmin, group('users:view'), ['*'], [OTHER, SELF]],
  ])('lets through who %s', (_case, actor, which, permissions, administratorIds) => {
    expect(() => assertMayChangeGroupPermissions(actor, which, permissions, administratorIds)).not.toThrow();
  });

  it.each([
    ['does not hold groups:assign', who('groups:update', 'users:view'), group(), ['users:view'], [], NO_PERMISSION],
    ['does not hold groups:assign and grants nothing', who('groups:update'), group(), [], [], NO_PERMISSION],
    ['grants what they do not hold', assigner, group(), ['users:update'], [], 'You cannot grant "users:update", which you do not hold'],
    ['leaves what they do not hold', assigner, group('roles:view'), ['roles:view', 'users:view'], [], 'You cannot grant "roles:view", which you do not hold'],
    ['takes away what they do not hold', assigner, group('roles:view', 'users:view'), ['users:view'], [], 'You cannot grant "roles:view", which you do not hold'],
    ['changes another administrator by it', assigner, group(), ['users:view'], [SELF, OTHER], ADMINISTRATOR_INSIDE],
    ['makes administrators by it, holding it', who('groups:*'), group(), ['groups:assign'], [], 'Only a super administrator grants "groups:assign", which makes an administrator'],
    ['takes from another administrator by it', assigner, group('users:view'), [], [OTHER], ADMINISTRATOR_INSIDE],
  ])('stops who %s', (_case, actor, which, permissions, administratorIds, message) => {
    expectRefusal(() => assertMayChangeGroupPermissions(actor, which, permissions, administratorIds), message);
  });
});

describe('assertMayChangeMembers', () => {
  it.each([
    ['others, holding all that the group grants', assigner, group('users:view'), [user(OTHER, 'user')]],
    ['themselves, holding all that the group grants', assigner, group('users:view'), [user(SELF, 'admin')]],
    ['administrators of a group that grants nothing', assigner, group(), [user(OTHER, 'admin'), user(3, 'super_admin')]],
    ['administrators, being a super administrator', superAdmin, group('*'), [user(OTHER, 'admin'), user(3, 'super_admin')]],
    ['themselves, being a super administrator', superAdmin, group('users:view'), [user(SELF, 'super_admin')]],
    ['nobody', assigner, group('users:view'), []],
  ])('lets add and remove %s', (_case, actor, which, accounts) => {
    expect(() => assertMayChangeMembers(actor, which, accounts)).not.toThrow();
  });

  it.each([
    ['without groups:assign', who('groups:update', 'users:view'), group('users:view'), [user(OTHER)], NO_PERMISSION],
    ['without groups:assign where nothing is granted', who('groups:update'), group(), [user(OTHER)], NO_PERMISSION],
    ['others to more than they hold', assigner, group('users:view', 'users:update'), [user(OTHER)], 'You cannot grant "users:update", which you do not hold'],
    ['themselves to raise their rights', assigner, group('users:*'), [user(SELF)], 'You cannot grant "users:*", which you do not hold'],
    ['another administrator', assigner, group('users:view'), [user(OTHER, 'admin')], 'Only a super administrator changes an administrator'],
    ['others to what makes administrators of them', who('groups:*', 'users:*'), group('users:assign'), [user(3)], 'Only a super administrator grants "users:assign", which makes an administrator'],
    ['another administrator by a grant', who('groups:*', 'users:*'), group('users:view'), [{ ...user(3), permissions: ['users:*'] }], 'Only a super administrator changes an administrator'],
    ['another administrator among others', assigner, group('users:view'), [user(3), user(OTHER, 'super_admin')], 'Only a super administrator changes an administrator'],
  ])('does not let add or remove %s', (_case, actor, which, accounts, message) => {
    expectRefusal(() => assertMayChangeMembers(actor, which, accounts), message);
  });
});

describe('assertMayDeleteGroup', () => {
  it.each([
    ['that grants nothing, with administrators in it', who('groups:delete'), group(), [OTHER]],
    ['whose permissions they hold', who('groups:delete', 'users:view'), group('users:view'), []],
    ['in which they are the only administrator', who('users:*'), group('users:view'), [SELF]],
    ['with administrators in it, being a super administrator', superAdmin, group('*'), [OTHER]],
  ])('lets delete a group %s', (_case, actor, which, administratorIds) => {
    expect(() => assertMayDeleteGroup(actor, which, administratorIds)).not.toThrow();
  });

  it.each([
    ['that grants what they do not hold', who('groups:delete'), group('users:view'), [], 'You cannot grant "users:view", which you do not hold'],
    ['that grants something to another administrator', who('users:*'), group('users:view'), [OTHER, SELF], ADMINISTRATOR_INSIDE],
  ])('does not let delete a group %s', (_case, actor, which, administratorIds, message) => {
    expectRefusal(() => assertMayDeleteGroup(actor, which, administratorIds), message);
  });
});
