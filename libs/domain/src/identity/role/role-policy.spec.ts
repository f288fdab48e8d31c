import { describe, expect, it } from '@jest/globals';
import { ForbiddenError, PermissionSet } from '../../kernel/index.js';
import { RoleInUseError, SeededRoleError } from '../identity-errors.js';
import type { UserManager } from '../user/user-policy.js';
import { assertMayChangePermissions, assertMayDeleteRole, assertMayDescribeRole } from './role-policy.js';
import type { Role } from './role.js';

const actor = (...permissions: string[]): UserManager => ({ userId: 1, permissions: new PermissionSet(permissions) });
const role = (name: string, given: Partial<Role> = {}): Role => ({
  id: 9,
  name,
  label: name,
  description: null,
  permissions: [],
  isSeeded: ['super_admin', 'admin', 'user', 'guest'].includes(name),
  version: 1,
  ...given,
});
const superAdmin = actor('*');

describe('assertMayChangePermissions', () => {
  it.each([
    ['grants what they hold', actor('roles:update', 'users:view'), role('editor'), ['users:view']],
    ['holds it under a wildcard', actor('documents:*'), role('editor'), ['documents:view', 'documents:*']],
    ['is a super administrator and makes a role administrative', superAdmin, role('editor'), ['users:assign']],
    ['is a super administrator and changes a role that is', superAdmin, role('boss', { permissions: ['roles:*'] }), []],
    ['takes away what they hold', actor('users:view'), role('editor', { permissions: ['users:view'] }), []],
    ['changes a seeded role that is not administrative', actor('dashboard:view'), role('user', { permissions: ['dashboard:view'] }), []],
    ['is a super administrator and changes the role admin', superAdmin, role('admin', { permissions: ['users:*'] }), ['users:view']],
    ['is a super administrator and grants everything', superAdmin, role('editor'), ['*']],
  ])('lets through who %s', (_case, who, which, permissions) => {
    expect(() => assertMayChangePermissions(who, which, permissions)).not.toThrow();
  });

  it.each([
    ['grants what they do not hold', actor('users:view'), role('editor'), ['users:view', 'users:update']],
    ['grants a wildcard over what they hold', actor('users:view'), role('editor'), ['users:*']],
    ['takes away what they do not hold', actor('users:view'), role('editor', { permissions: ['users:view', 'users:update'] }), ['users:view']],
    ['changes the role admin holding all of it', actor('users:*'), role('admin', { permissions: ['users:*'] }), ['users:view']],
    ['makes a role administrative, holding all of it', actor('users:*', 'roles:*'), role('editor'), ['users:view', 'users:*']],
    ['takes from a role that is administrative, holding all of it', actor('users:*', 'roles:*'), role('boss', { permissions: ['roles:*'] }), []],
    ['changes the role super_admin', actor('users:*'), role('super_admin', { permissions: [] }), []],
  ])('stops who %s', (_case, who, which, permissions) => {
    expect(() => assertMayChangePermissions(who, which, permissions)).toThrow(ForbiddenError);
  });

  it('keeps super_admin all-powerful even against a super administrator', () => {
    const which = role('super_admin', { permissions: ['*'] });
    expect(() => assertMayChangePermissions(superAdmin, which, ['users:view'])).toThrow(SeededRoleError);
  });
});

describe('assertMayDescribeRole', () => {
  it.each([
    ['a role of ones own making gets a new name', actor(), role('editor'), 'writer'],
    ['a role of ones own making keeps its name', actor(), role('editor'), 'editor'],
    ['a seeded role keeps its name', actor(), role('user'), 'user'],
    ['a super administrator describes an administrative role', superAdmin, role('admin'), 'admin'],
  ])('lets through when %s', (_case, who, which, name) => {
    expect(() => assertMayDescribeRole(who, which, name)).not.toThrow();
  });

  it.each(['admin', 'super_admin'])('stops who is no super administrator from describing %s', (name) => {
    expect(() => assertMayDescribeRole(actor('roles:*'), role(name), name)).toThrow(ForbiddenError);
  });

  it('stops who is no super administrator from describing a role by which one is an administrator', () => {
    expect(() => assertMayDescribeRole(actor('roles:*'), role('boss', { permissions: ['roles:assign'] }), 'boss')).toThrow(ForbiddenError);
    expect(() => assertMayDescribeRole(superAdmin, role('boss', { permissions: ['roles:assign'] }), 'chief')).not.toThrow();
  });

  it.each(['super_admin', 'admin', 'user', 'guest'])('stops even a super administrator from renaming %s', (name) => {
    expect(() => assertMayDescribeRole(superAdmin, role(name), 'renamed')).toThrow(SeededRoleError);
  });
});

describe('assertMayDeleteRole', () => {
  it('lets a role go that nobody has and whose permissions the actor holds', () => {
    expect(() => assertMayDeleteRole(actor('users:*'), role('editor', { permissions: ['users:view'] }), 0)).not.toThrow();
  });

  it.each(['super_admin', 'admin', 'user', 'guest'])('keeps the seeded role %s, for a super administrator as well', (name) => {
    expect(() => assertMayDeleteRole(superAdmin, role(name), 0)).toThrow(SeededRoleError);
  });

  it('stops who does not hold what the role grants', () => {
    expect(() => assertMayDeleteRole(actor('roles:delete'), role('editor', { permissions: ['users:view'] }), 0)).toThrow(ForbiddenError);
  });

  it.each([1, 2, 1000])('keeps a role that %i have', (holders) => {
    expect(() => assertMayDeleteRole(superAdmin, role('editor'), holders)).toThrow(RoleInUseError);
  });

  it('tells who may not delete the role nothing about who has it', () => {
    expect(() => assertMayDeleteRole(actor(), role('editor', { permissions: ['users:view'] }), 5)).toThrow(ForbiddenError);
  });
});
