import { describe, expect, it } from '@jest/globals';
import { isRecentSignIn, sessionExpiry } from './session-lifetime.js';

const SIGNED_IN = new Date('2026-03-01T12:00:00.000Z');
const later = (seconds: number) => new Date(SIGNED_IN.getTime() + seconds * 1000);
const LIFETIME = { refreshTokenSeconds: 100, sessionSeconds: 250 };

describe('a session', () => {
  it.each([
    [0, 100],
    [100, 200],
    [150, 250],
    [200, 250],
    [300, 250],
  ])('used %d seconds after the sign-in ends after %d', (used, end) => expect(sessionExpiry(SIGNED_IN, later(used), LIFETIME)).toEqual(later(end)));

  it('ends with its refresh token at the latest', () => expect(sessionExpiry(SIGNED_IN, SIGNED_IN, { refreshTokenSeconds: 300, sessionSeconds: 250 })).toEqual(later(250)));

  it('is fresh for a quarter of an hour', () => {
    expect([isRecentSignIn(SIGNED_IN, later(900)), isRecentSignIn(SIGNED_IN, later(901))]).toEqual([true, false]);
  });
});
