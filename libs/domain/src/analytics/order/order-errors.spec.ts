import { expect, it } from '@jest/globals';
import { OrderNumberTakenError } from './order-errors.js';

it('a number that is taken is named as such', () => {
  expect(new OrderNumberTakenError()).toMatchObject({ kind: 'conflict', faults: [{ field: 'number', message: 'Is taken' }] });
});
