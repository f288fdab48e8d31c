import type { OrderStatus } from './order-status.js';

/** Something sold, or about to be. */
export interface Order {
  readonly id: number;
  /** Unique among all orders. */
  readonly number: string;
  /** See `assertAmount`. */
  readonly amount: number;
  /** ISO 4217, `USD`. */
  readonly currency: string;
  readonly status: OrderStatus;
  /** Who bought, as they are called. */
  readonly customer: string;
  /** Rises with every change, from 1. */
  readonly version: number;
}
