import { OrderTransitionError } from './order-errors.js';

export const ORDER_STATUSES = ['PENDING', 'PAID', 'SHIPPED', 'COMPLETED', 'CANCELLED', 'REFUNDED'] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** What an order of a status may become. Cancelled and refunded orders stay what they are. */
const NEXT: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  PENDING: ['PAID', 'CANCELLED'],
  PAID: ['SHIPPED', 'COMPLETED', 'CANCELLED', 'REFUNDED'],
  SHIPPED: ['COMPLETED', 'REFUNDED'],
  COMPLETED: ['REFUNDED'],
  CANCELLED: [],
  REFUNDED: [],
};

const SOLD: ReadonlySet<OrderStatus> = new Set(['PAID', 'SHIPPED', 'COMPLETED']);

/** An order may always stay what it is. @throws OrderTransitionError */
export function assertMayBecome(from: OrderStatus, to: OrderStatus): void {
  if (from !== to && !NEXT[from].includes(to)) throw new OrderTransitionError(from, to, NEXT[from]);
}

/** Whether orders of this status are revenue. */
export function isSold(status: OrderStatus): boolean {
  return SOLD.has(status);
}
