import { describe, expect, it } from '@jest/globals';
import { namesToLookUp, roleNamed, strongestRole } from './role.js';

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

describe('a role', () => {
  const ROLES = ['user', 'admin', 'editors', 'constructor'].map((name) => ({ name }));

  it.each([['active', 'user'], ['staff', 'admin'], ['user', 'user'], ['editors', 'editors'], ['constructor', 'constructor']])('is called %s, which is %s', (called, name) => {
    expect(roleNamed(ROLES, called)).toEqual({ name });
    expect(namesToLookUp([called])).toEqual([...new Set([called, name])]);
  });

  it('of one’s own goes before the alias of the same name', () => {
    expect(roleNamed([...ROLES, { name: 'staff' }], 'staff')).toEqual({ name: 'staff' });
  });

  it('that is not there is not found', () => {
    expect(roleNamed(ROLES, 'guest')).toBeUndefined();
  });

  it('that is called in two ways is looked up once', () => {
    expect(namesToLookUp(['staff', 'admin'])).toEqual(['staff', 'admin']);
  });
});
