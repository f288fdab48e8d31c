import { expect, it } from '@jest/globals';
import { calculate } from './calculate.js';

it.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['2 ^ 3 ^ 2', 512],
  ['-2 ^ 2', -4],
  ['2 ^ -1', 0.5],
  ['10 - 4 - 3', 3],
  ['7 % 4 / 2', 1.5],
  ['.5 × 4 ÷ 2 − 1', 0],
  ['+-+3', -3],
  [' 42 ', 42],
  ['1 / 0', Infinity],
  ['0 / 0', NaN],
])('%s is %d', (text, value) => expect(calculate(text)).toBe(value));

it.each(['', '1 +', '* 2', '(1', '()', '1 2', '1 + two', ')', '2 ^', '1 / ', '-', '(1 + ) 2', 'x'.repeat(10)])('"%s" is no expression', (text) => expect(calculate(text)).toBeNull());

it('does not go deeper than anybody writes', () => {
  expect(calculate(`${'('.repeat(50)}1${')'.repeat(50)}`)).toBe(1);
  expect(calculate(`${'('.repeat(10_000)}1${')'.repeat(10_000)}`)).toBeNull();
  expect(calculate('-'.repeat(10_000) + '1')).toBeNull();
});
