import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../kernel/index.js';
import { assertAmount } from './order-amount.js';

describe('an amount', () => {
  it.each([0, 0.01, 0.1, 1, 19.99, 1_000_000, 999_999_999_999.99])('may be %d', (amount) => expect(() => assertAmount(amount)).not.toThrow());

  it.each([-0.01, -1, 0.001, 0.1 + 0.2, 19.999, 1e12, 1e21, 1e-7, Number.NaN, Number.POSITIVE_INFINITY])('may not be %d', (amount) => {
    expect(() => assertAmount(amount)).toThrow(InvalidInputError);
    expect(() => assertAmount(amount)).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ field: 'amount' })] }));
  });
});
