import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { TokenExpiry, type OpenedWithToken } from './token-expiry.js';

let opened: Set<OpenedWithToken>;
let looked: number;
let ended: number[];
let expiry: TokenExpiry<OpenedWithToken>;
beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  [opened, looked, ended] = [new Set(), 0, []];
  const all = () => ((looked += 1), opened);
  expiry = new TokenExpiry(all, (each) => {
    opened.delete(each);
    ended.push(each.tokenExpiresAt);
  });
});
afterEach(() => {
  expiry.close();
  jest.useRealTimers();
});

function open(tokenExpiresAt: number): void {
  const each = { tokenExpiresAt };
  opened.add(each);
  expiry.expect(each);
}

it('what was opened with a token ends within a second of its expiry, and what has a newer one goes on', () => {
  for (const at of [90_000, 60_000, 90_500]) open(at);
  jest.advanceTimersByTime(60_000);
  expect(ended).toEqual([60_000]);
  jest.advanceTimersByTime(31_000);
  expect([ended, opened.size]).toEqual([[60_000, 90_000, 90_500], 0]);
});

it('what came with a token that had expired by then ends as well', () => {
  jest.advanceTimersByTime(5_000);
  open(4_000);
  jest.advanceTimersByTime(1_000);
  expect(ended).toEqual([4_000]);
});

it('nobody is looked at before a token expires, and what never does is left alone', () => {
  open(Infinity);
  open(600_000);
  jest.advanceTimersByTime(599_000);
  expect(looked).toBe(0);
  jest.advanceTimersByTime(600_000);
  expect([looked, ended, opened.size]).toEqual([1, [600_000], 1]);
});

it('of many whose tokens expire together few end in one go, and all within the second', () => {
  for (let count = 0; count < 1_000; count += 1) open(60_000);
  jest.advanceTimersByTime(59_999);
  jest.advanceTimersToNextTimer();
  const first = ended.length;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(1_000);
  jest.advanceTimersByTime(999);
  expect(ended).toHaveLength(1_000);
});

it('nothing more ends once it is closed between two goes', () => {
  for (let count = 0; count < 1_000; count += 1) open(60_000);
  jest.advanceTimersByTime(59_999);
  jest.advanceTimersToNextTimer();
  const first = ended.length;
  expiry.close();
  jest.advanceTimersByTime(5_000);
  expect(ended).toHaveLength(first);
});

it('nothing ends once it is closed', () => {
  open(1_000);
  expiry.close();
  jest.advanceTimersByTime(5_000);
  expect([ended, jest.getTimerCount()]).toEqual([[], 0]);
});
