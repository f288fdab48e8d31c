import { expect, it } from '@jest/globals';
import { boundedCache } from './bounded-cache.js';

it('keeps what was used last, and no more than it may', () => {
  const cache = boundedCache<number, string>(2);
  cache.set(1, 'one').set(2, 'two');
  cache.get(1);
  cache.set(3, 'three');
  expect([...cache.keys()].sort()).toEqual([1, 3]);
});

it('keeps what weighs no more together than it may, and nothing that alone weighs more', () => {
  const cache = boundedCache<number, string>(10, ({ length }) => length);
  cache.set(1, '1234').set(2, '1234').set(3, '12345678901');
  expect([...cache.keys()].sort()).toEqual([1, 2]);
  cache.set(4, '123456');
  expect([...cache.keys()].sort()).toEqual([2, 4]);
});
