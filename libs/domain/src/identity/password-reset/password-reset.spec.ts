import { describe, expect, it } from '@jest/globals';
import { heldUntil, isHeld, resetExpiry } from './password-reset.js';

it('a reset token is good for thirty minutes from the request on', () => {
  expect(resetExpiry(new Date('2026-01-31T23:45:00.001Z'))).toEqual(new Date('2026-02-01T00:15:00.001Z'));
});

describe('the mail of an account', () => {
  const changedAt = new Date('2026-01-31T12:00:00.000Z');

  it('opens it a day after somebody else changed its address, and not before', () => {
    expect(heldUntil(changedAt)).toEqual(new Date('2026-02-01T12:00:00.000Z'));
    const isHeldAt = (time: string) => isHeld({ emailChangedByOthersAt: changedAt }, new Date(time));
    expect(['2026-01-31T11:59:59.999Z', '2026-02-01T11:59:59.999Z', '2026-02-01T12:00:00.000Z'].map(isHeldAt)).toEqual([true, true, false]);
  });

  it('opens it at any time where nobody else did', () => {
    expect(isHeld({ emailChangedByOthersAt: null }, changedAt)).toBe(false);
  });
});
