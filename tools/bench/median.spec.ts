import { expect, it } from '@jest/globals';
import { median, quantile } from './median.ts';

it('takes the value in the middle, whatever the order', () => {
  expect(median([9, 1, 5])).toBe(5);
});

it.each([
  [0.5, 50],
  [0.99, 99],
  [1, 100],
  [0, 1],
])('takes as the quantile %d of 1 to 100 the value %d', (q, value) => {
  expect(quantile(Array.from({ length: 100 }, (_, index) => 100 - index), q)).toBe(value);
});
