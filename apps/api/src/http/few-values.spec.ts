import { describe, expect, it } from '@jest/globals';
import { hasFewValues } from './few-values.js';

describe('the values of a JSON text', () => {
  it.each([
    ['1', 1],
    ['[]', 2],
    ['[1,1]', 3],
    ['{"a":1,"b":[{}]}', 5],
    ['["a,b","{[","\\",","\\\\",1]', 6],
    ['"never ends, [', 1],
    ['["ends in a sign of its own \\', 2],
  ])('of %s are no more than %i', (text, values) => {
    const bytes = Buffer.from(text);
    expect([hasFewValues(bytes, values), hasFewValues(bytes, values - 1)]).toEqual([true, false]);
  });
});
