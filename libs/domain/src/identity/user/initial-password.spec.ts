import { expect, it } from '@jest/globals';
import { isGoodPassword } from './initial-password.js';

const SET_AT = new Date('2026-03-01T12:00:00.000Z');

it('an initial password is good for seven days', () => {
  expect(isGoodPassword(SET_AT, new Date('2026-03-08T11:59:59.999Z'))).toBe(true);
  expect(isGoodPassword(SET_AT, new Date('2026-03-08T12:00:00.000Z'))).toBe(false);
});

it('a password that its owner chose is good for ever', () => {
  expect(isGoodPassword(null, new Date('2126-03-01T12:00:00.000Z'))).toBe(true);
});
