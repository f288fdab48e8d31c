import { describe, expect, it } from '@jest/globals';
import { Permission } from './permission.js';
import { PermissionSet } from './permission-set.js';

const allows = (held: string[], asked: string) => new PermissionSet(held).allows(Permission.parse(asked));

describe('PermissionSet', () => {
  it.each([
    ['the permission itself', ['users:view'], 'users:view'],
    ['one of many', ['roles:view', 'users:update', 'users:view'], 'users:view'],
    ['any action on the resource', ['users:*'], 'users:view'],
    ['the action on any resource', ['*:view'], 'users:view'],
    ['everything', ['*'], 'users:view'],
    ['a resource wildcard under itself', ['users:*'], 'users:*'],
    ['an action wildcard under itself', ['*:view'], '*:view'],
    ['a resource wildcard under everything', ['*'], 'users:*'],
    ['an action wildcard under everything', ['*'], '*:view'],
    ['everything under everything', ['*'], '*'],
  ])('allows %s', (_case, held, asked) => {
    expect(allows(held, asked)).toBe(true);
  });

  it.each([
    ['nothing is held', [], 'users:view'],
    ['another action is held', ['users:update'], 'users:view'],
    ['another resource is held', ['roles:view'], 'users:view'],
    ['any action on another resource is held', ['roles:*'], 'users:view'],
    ['another action on any resource is held', ['*:update'], 'users:view'],
    ['a longer name is held', ['users:view_all', 'users2:view'], 'users:view'],
    ['a resource wildcard is asked under all its known actions', ['users:view', 'users:create', 'users:update', 'users:delete'], 'users:*'],
    ['a resource wildcard is asked under an action wildcard', ['*:view'], 'users:*'],
    ['an action wildcard is asked under a resource wildcard', ['users:*'], '*:view'],
    ['everything is asked under wildcards', ['users:*', '*:view'], '*'],
  ])('refuses when %s', (_case, held, asked) => {
    expect(allows(held, asked)).toBe(false);
  });

  it('is unlimited only with everything', () => {
    expect(new PermissionSet(['users:view', '*']).isUnlimited).toBe(true);
    expect(new PermissionSet(['users:*', '*:view']).isUnlimited).toBe(false);
    expect(PermissionSet.EMPTY.isUnlimited).toBe(false);
  });

  it('lists each name once, in alphabetical order', () => {
    expect(new PermissionSet(new Set(['users:view', '*:view', 'roles:view'])).names()).toEqual(['*:view', 'roles:view', 'users:view']);
    expect(new PermissionSet(['a:b', 'a:b']).names()).toEqual(['a:b']);
    expect(PermissionSet.EMPTY.names()).toEqual([]);
  });

  it('does not change with the list it was made from', () => {
    const names = ['users:view'];
    const set = new PermissionSet(names);
    names.push('*');
    set.names().push('*');
    expect(set.isUnlimited).toBe(false);
  });
});
