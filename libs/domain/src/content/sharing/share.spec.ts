import { describe, expect, it } from '@jest/globals';
import { InvalidInputError, PermissionSet } from '../../kernel/index.js';
import { assertMakesSense, grantedBy, isLive, knowsEveryGroup, shareSubject, type Share } from './share.js';
import { SHARE_PERMISSIONS, widerPermission } from './share-permission.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const share = (given: Partial<Share>): Share => ({ userId: null, groupId: null, permission: 'READ', expiresAt: null, ...given });
const faults = (...fields: string[]) => expect.objectContaining({ faults: fields.map((field) => expect.objectContaining({ field })) });

describe('widerPermission', () => {
  it('orders READ before COMMENT before EDIT', () => expect(SHARE_PERMISSIONS).toEqual(['READ', 'COMMENT', 'EDIT']));

  it.each([
    ['READ', 'COMMENT', 'COMMENT'],
    ['COMMENT', 'READ', 'COMMENT'],
    ['EDIT', 'COMMENT', 'EDIT'],
    ['READ', 'EDIT', 'EDIT'],
    ['READ', 'READ', 'READ'],
    [null, 'READ', 'READ'],
    ['COMMENT', null, 'COMMENT'],
    [null, null, null],
  ] as const)('of %s and %s is %s', (a, b, wider) => expect(widerPermission(a, b)).toBe(wider));
});

describe('knowsEveryGroup', () => {
  const knows = (...permissions: string[]) => knowsEveryGroup({ permissions: new PermissionSet(permissions) });

  it.each(['groups:view', 'groups:*', '*:view', '*'])('is true of who holds %s', (permission) => expect(knows(permission)).toBe(true));

  it('is true of nobody else, whatever they may share', () => expect(knows('documents:*', 'files:*', 'groups:assign')).toBe(false));
});

describe('shareSubject', () => {
  it('is a user or a group', () => {
    expect(shareSubject(3, undefined)).toEqual({ userId: 3, groupId: null });
    expect(shareSubject(null, 4)).toEqual({ userId: null, groupId: 4 });
  });

  it.each([
    [undefined, undefined],
    [null, null],
    [3, 4],
  ])('is not userId %s with groupId %s', (userId, groupId) => {
    expect(() => shareSubject(userId, groupId)).toThrow(InvalidInputError);
    expect(() => shareSubject(userId, groupId)).toThrow(faults('userId', 'groupId'));
  });
});

describe('assertMakesSense', () => {
  const user = shareSubject(3, null);

  it('allows a share that lasts, and one that ends in the future', () => {
    expect(() => assertMakesSense(user, 1, null, NOW)).not.toThrow();
    expect(() => assertMakesSense(user, 1, later(1), NOW)).not.toThrow();
    expect(() => assertMakesSense(shareSubject(null, 1), 1, null, NOW)).not.toThrow();
  });

  it('refuses one with the owner', () => expect(() => assertMakesSense(user, 3, null, NOW)).toThrow(faults('userId')));

  it.each([0, -1])('refuses one that ends %d ms from now', (milliseconds) => {
    expect(() => assertMakesSense(user, 1, later(milliseconds), NOW)).toThrow(faults('expiresAt'));
  });
});

describe('isLive', () => {
  it('lasts until the very moment it expires', () => {
    expect(isLive({ expiresAt: null }, NOW)).toBe(true);
    expect(isLive({ expiresAt: later(1) }, NOW)).toBe(true);
    expect(isLive({ expiresAt: NOW }, NOW)).toBe(false);
    expect(isLive({ expiresAt: later(-1) }, NOW)).toBe(false);
  });
});

describe('grantedBy', () => {
  it('is null without a share, and with shares for others only', () => {
    expect(grantedBy([], 3, [5], NOW)).toBeNull();
    expect(grantedBy([share({ userId: 4 }), share({ groupId: 6 })], 3, [5], NOW)).toBeNull();
    expect(grantedBy([share({ groupId: 3 }), share({ userId: 5 })], 3, [5], NOW)).toBeNull();
  });

  it('is the widest of the shares with the user and with each of their groups', () => {
    const shares = [share({ userId: 3 }), share({ groupId: 5, permission: 'EDIT' }), share({ groupId: 6, permission: 'COMMENT' })];
    expect(grantedBy(shares, 3, [], NOW)).toBe('READ');
    expect(grantedBy(shares, 3, [6], NOW)).toBe('COMMENT');
    expect(grantedBy(shares, 3, [6, 5], NOW)).toBe('EDIT');
    expect(grantedBy(shares, 9, [5], NOW)).toBe('EDIT');
  });

  it('leaves out what has expired', () => {
    const shares = [share({ userId: 3, permission: 'EDIT', expiresAt: NOW }), share({ groupId: 5, expiresAt: later(1) })];
    expect(grantedBy(shares, 3, [5], NOW)).toBe('READ');
    expect(grantedBy(shares, 3, [], NOW)).toBeNull();
  });
});
