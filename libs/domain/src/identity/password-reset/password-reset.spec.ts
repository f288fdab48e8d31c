import { expect, it } from '@jest/globals';
import { resetExpiry } from './password-reset.js';

it('a reset token is good for thirty minutes from the request on', () => {
  expect(resetExpiry(new Date('2026-01-31T23:45:00.001Z'))).toEqual(new Date('2026-02-01T00:15:00.001Z'));
});
