import { expect, it } from '@jest/globals';
import { reconnectPause } from './reconnect-pause.js';

it('who was connected comes back after one second to five, at random, so that many do not come back together', () => {
  const pauses = Array.from({ length: 100 }, () => reconnectPause(0));
  expect(pauses.filter((ms) => ms < 1_000 || ms > 5_000)).toEqual([]);
  expect(Math.max(...pauses) - Math.min(...pauses)).toBeGreaterThan(1_000);
});

const WAITS = [[0, 5_000], [1, 9_000], [2, 17_000], [3, 31_000], [4, 31_000], [5_000, 31_000]] as const;
it.each(WAITS)('after %i attempts in vain the next one comes within %i ms', (attempts, most) => {
  expect([reconnectPause(attempts, 0, 0), reconnectPause(attempts, 0, 1)]).toEqual([1_000, most]);
});

it('nobody comes back before the server asked for it, nor all at the moment it named', () => {
  expect([reconnectPause(1, 20, 0), reconnectPause(1, 20, 1)]).toEqual([20_000, 28_000]);
});
