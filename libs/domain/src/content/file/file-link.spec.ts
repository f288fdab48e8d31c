import { describe, expect, it } from '@jest/globals';
import { isOpenLink } from './file-link.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const LINK = { id: 1, fileId: 2, expiresAt: null, maxAccess: null, accessCount: 0, revokedAt: null, isSuspended: false };

describe('A share link', () => {
  it('is open without limits', () => {
    expect(isOpenLink({ ...LINK, accessCount: 1_000 }, NOW)).toBe(true);
  });

  it('closes at its time, to the millisecond', () => {
    expect(isOpenLink({ ...LINK, expiresAt: new Date(NOW.getTime() + 1) }, NOW)).toBe(true);
    expect(isOpenLink({ ...LINK, expiresAt: NOW }, NOW)).toBe(false);
  });

  it('closes with its last access', () => {
    expect(isOpenLink({ ...LINK, maxAccess: 2, accessCount: 1 }, NOW)).toBe(true);
    expect(isOpenLink({ ...LINK, maxAccess: 2, accessCount: 2 }, NOW)).toBe(false);
  });

  it('stays closed once it is revoked', () => {
    expect(isOpenLink({ ...LINK, revokedAt: new Date(0) }, NOW)).toBe(false);
  });

  it('is closed while somebody behind it is suspended', () => {
    expect(isOpenLink({ ...LINK, isSuspended: true }, NOW)).toBe(false);
  });
});
