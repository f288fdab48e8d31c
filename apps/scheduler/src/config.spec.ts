import { expect, it } from '@jest/globals';
import { schedulerPortOf } from './config.js';

it('the scheduler answers on 8001 unless told otherwise', () => {
  expect(schedulerPortOf({ schedulerPort: null })).toBe(8001);
  expect(schedulerPortOf({ schedulerPort: 9001 })).toBe(9001);
  expect(schedulerPortOf({ schedulerPort: 0 })).toBe(0);
});
