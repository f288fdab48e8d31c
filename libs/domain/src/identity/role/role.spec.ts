import { describe, expect, it } from '@jest/globals';
import { isAdministrativeRole, strongestRole, seededRoleName } from './role.js';

describe('isAdministrativeRole', () => {
  it.each([['super_admin', true], ['admin', true], ['user', false], ['guest', false], ['editor', false], ['administrator', false], ['', false]])(
    'of "%s" is %s',
    (name, expected) => {
      expect(isAdministrativeRole(name)).toBe(expected);
    },
  );
});

describe('strongestRole', () => {
  it.each([
    [['guest', 'user', 'editor', 'admin', 'super_admin'], 'super_admin'],
    [['super_admin', 'admin'], 'super_admin'],
    [['guest', 'user', 'editor', 'admin'], 'admin'],
    [['admin', 'editor'], 'admin'],
    [['guest', 'user', 'editor'], 'editor'],
    [['editor', 'user'], 'editor'],
    [['guest', 'user'], 'user'],
    [['user', 'guest'], 'user'],
    [['guest'], 'guest'],
    [['writer', 'editor'], 'editor'],
    [['editor', 'writer'], 'editor'],
    [[], null],
  ])('of %j is %s', (names, expected) => {
    expect(strongestRole(names)).toBe(expected);
  });

  it('leaves the list it is given in order', () => {
    const names = ['guest', 'admin'];
    strongestRole(names);
    expect(names).toEqual(['guest', 'admin']);
  });
});

describe('seededRoleName', () => {
  it.each([['active', 'user'], ['staff', 'admin'], ['user', 'user'], ['editors', 'editors'], ['constructor', 'constructor']])('takes %s for %s', (name, role) => {
    expect(seededRoleName(name)).toBe(role);
  });
});
