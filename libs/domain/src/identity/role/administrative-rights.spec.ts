import { describe, expect, it } from '@jest/globals';
import { administrativeAmong, isAdministrativeRole } from './administrative-rights.js';

describe('administrativeAmong', () => {
  it.each([
    '*', '*:assign', '*:update', 'users:*', 'users:assign', 'groups:*', 'groups:assign', 'roles:*', 'roles:assign', 'roles:update',
  ])('finds %s, by which one passes on to others what one holds', (permission) => {
    expect(administrativeAmong(['dashboard:view', permission, 'users:view'])).toBe(permission);
  });

  it('finds nothing in what changes nobody’s rights', () => {
    expect(administrativeAmong([])).toBeUndefined();
    expect(administrativeAmong(['*:view', 'users:view', 'users:create', 'users:update', 'users:delete', 'users:export', 'roles:create', 'documents:*', 'files:share'])).toBeUndefined();
  });
});

describe('isAdministrativeRole', () => {
  it.each([['super_admin', true], ['admin', true], ['user', false], ['guest', false], ['editor', false], ['administrator', false], ['', false]])(
    'of "%s", which grants nothing, is %s',
    (name, expected) => {
      expect(isAdministrativeRole({ name, permissions: [] })).toBe(expected);
    },
  );

  it('is a matter of what a role grants, whatever its name', () => {
    expect(isAdministrativeRole({ name: 'helper', permissions: ['dashboard:view', 'users:*'] })).toBe(true);
    expect(isAdministrativeRole({ name: 'helper', permissions: ['dashboard:view', 'users:update'] })).toBe(false);
  });
});
