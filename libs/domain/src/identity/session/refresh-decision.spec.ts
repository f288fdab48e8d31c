import { describe, expect, it } from '@jest/globals';
import { decideRefresh, RETRY_WINDOW_MS } from './refresh-decision.js';
import type { Session } from './session.js';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const after = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const CLIENT = { ip: '192.0.2.1', userAgent: 'Firefox' };

const session = (given: Partial<Session> = {}): Session => ({
  id: 1,
  userId: 2,
  familyHash: 'family',
  tokenHash: 'good',
  previous: { tokenHash: 'before', sealedSuccessor: 'sealed', rotatedAt: after(-1000) },
  ...CLIENT,
  startedAt: after(-60_000),
  expiresAt: after(60_000),
  revokedAt: null,
  ...given,
});
const rotatedAt = (when: Date) => session({ previous: { tokenHash: 'before', sealedSuccessor: 'sealed', rotatedAt: when } });

describe('decideRefresh', () => {
  it.each([
    ['the good token', session(), 'good', CLIENT],
    ['the good token of a session that was never refreshed', session({ previous: null }), 'good', CLIENT],
    ['the good token from another client', session(), 'good', { ip: '198.51.100.7', userAgent: 'Safari' }],
    ['the good token a millisecond before the session expires', session({ expiresAt: after(1) }), 'good', CLIENT],
  ])('rotates %s', (_case, which, presented, client) => {
    expect(decideRefresh(which, presented, client, NOW)).toBe('rotate');
  });

  it.each([
    ['just after', rotatedAt(NOW), CLIENT],
    ['at the last moment', rotatedAt(after(-RETRY_WINDOW_MS)), CLIENT],
    ['when the clock was set back meanwhile', rotatedAt(after(5)), CLIENT],
    ['from a client that tells nothing about itself', session({ ip: null, userAgent: null }), { ip: null, userAgent: null }],
  ])('repeats the answer for the token before, %s', (_case, which, client) => {
    expect(decideRefresh(which, 'before', client, NOW)).toBe('repeat');
  });

  it.each([
    ['the token before, a millisecond too late', rotatedAt(after(-RETRY_WINDOW_MS - 1)), 'before', CLIENT],
    ['the token before, from another address', session(), 'before', { ...CLIENT, ip: '198.51.100.7' }],
    ['the token before, from another user agent', session(), 'before', { ...CLIENT, userAgent: 'Safari' }],
    ['the token before, from a client that hides its address', session(), 'before', { ...CLIENT, ip: null }],
    ['a token older than the one before', session(), 'long before', CLIENT],
    ['a token of the family that never was, when nothing was refreshed', session({ previous: null }), 'never', CLIENT],
  ])('takes for reuse %s', (_case, which, presented, client) => {
    expect(decideRefresh(which, presented, client, NOW)).toBe('reuse');
  });

  it.each([
    ['revoked', session({ revokedAt: after(-1) })],
    ['expired', session({ expiresAt: after(-1) })],
    ['expiring at this very moment', session({ expiresAt: NOW })],
  ])('is closed for every token of a session that is %s', (_case, which) => {
    for (const presented of ['good', 'before', 'never']) expect(decideRefresh(which, presented, CLIENT, NOW)).toBe('closed');
  });

  it('lets a client ask again for ten seconds', () => {
    expect(RETRY_WINDOW_MS).toBe(10_000);
  });
});
