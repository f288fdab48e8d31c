import { describe, expect, it } from '@jest/globals';
import { OrderTransitionError } from './order-errors.js';
import { assertMayBecome, isSold, ORDER_STATUSES, type OrderStatus } from './order-status.js';

const allowed = (from: OrderStatus) =>
  ORDER_STATUSES.filter((to) => {
    try {
      assertMayBecome(from, to);
      return to !== from;
    } catch {
      return false;
    }
  });

describe('what an order may become', () => {
  it.each<[OrderStatus, readonly OrderStatus[]]>([
    ['PENDING', ['PAID', 'CANCELLED']],
    ['PAID', ['SHIPPED', 'COMPLETED', 'CANCELLED', 'REFUNDED']],
    ['SHIPPED', ['COMPLETED', 'REFUNDED']],
    ['COMPLETED', ['REFUNDED']],
    ['CANCELLED', []],
    ['REFUNDED', []],
  ])('%s becomes one of %j', (from, next) => expect(allowed(from)).toEqual(next));

  it.each(ORDER_STATUSES)('%s may stay what it is', (status) => expect(() => assertMayBecome(status, status)).not.toThrow());

  it('a refusal names the field, and says what would be allowed', () => {
    expect(() => assertMayBecome('SHIPPED', 'PAID')).toThrow(new OrderTransitionError('SHIPPED', 'PAID', ['COMPLETED', 'REFUNDED']));
    expect(() => assertMayBecome('SHIPPED', 'PAID')).toThrow('An order that is SHIPPED becomes COMPLETED, REFUNDED, and not PAID');
    expect(() => assertMayBecome('REFUNDED', 'PAID')).toThrow('An order that is REFUNDED stays what it is, and not PAID');
    expect(() => assertMayBecome('REFUNDED', 'PAID')).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ field: 'status' })] }));
  });
});

it('revenue is what is paid, shipped or completed', () => {
  expect(ORDER_STATUSES.filter(isSold)).toEqual(['PAID', 'SHIPPED', 'COMPLETED']);
});
