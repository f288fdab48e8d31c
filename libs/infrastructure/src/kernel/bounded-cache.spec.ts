import { expect, it } from '@jest/globals';
import { boundedCache } from './bounded-cache.js';

it('keeps what was used last, and no more than it may', () => {
  const cache = boundedCache<number, string>(2);
  cache.set(1, 'one').set(2, 'two');
  cache.get(1);
  cache.set(3, 'three');
  expect([...cache.keys()].sort()).toEqual([1, 3]);
});
