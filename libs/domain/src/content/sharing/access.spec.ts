import { describe, expect, it } from '@jest/globals';
import { ForbiddenError, NotFoundError, Permission, PermissionSet } from '../../kernel/index.js';
import { ACCESS_LEVELS, accessOf, assertAccess } from './access.js';

const EVERYTHING = Permission.parse('documents:*');
const visitor = (userId: number, ...permissions: string[]) => ({ userId, permissions: new PermissionSet(permissions) });

describe('accessOf', () => {
  it('is everything for the owner, whatever is shared', () => expect(accessOf(visitor(7), 7, EVERYTHING, 'READ')).toBe('OWNER'));

  it.each(['documents:*', '*'])('is everything for who holds %s', (permission) => {
    expect(accessOf(visitor(8, permission), 7, EVERYTHING, null)).toBe('OWNER');
  });

  it.each(['documents:view', 'documents:update', 'files:*', '*:view'])('is nothing for who holds only %s', (permission) => {
    expect(accessOf(visitor(8, permission), 7, EVERYTHING, null)).toBeNull();
  });

  it.each([null, 'READ', 'COMMENT', 'EDIT'] as const)('is what is shared for everybody else: %s', (granted) => {
    expect(accessOf(visitor(8), 7, EVERYTHING, granted)).toBe(granted);
  });
});

describe('assertAccess', () => {
  const allowed = (access: (typeof ACCESS_LEVELS)[number]) => ACCESS_LEVELS.slice(0, ACCESS_LEVELS.indexOf(access) + 1);

  it.each(ACCESS_LEVELS)('with %s allows that and what it includes, and forbids more', (access) => {
    for (const needed of ACCESS_LEVELS) {
      const attempt = expect(() => assertAccess('Document', access, needed));
      if (allowed(access).includes(needed)) attempt.not.toThrow();
      else attempt.toThrow(ForbiddenError);
    }
  });

  it.each(ACCESS_LEVELS)('does not tell that what is not to be seen exists, asked for %s', (needed) => {
    expect(() => assertAccess('Document', null, needed)).toThrow(new NotFoundError('Document'));
  });
});
