import type { OrderStatus } from '@halolight/domain/analytics';
import type { ListQuery } from '../list-query.js';

/**
 * Unique among all orders.
 * @pattern ^[A-Za-z0-9][A-Za-z0-9._\/-]*$ must be letters, digits, dots, underscores, slashes or hyphens, and begin with a letter or digit
 * @maxLength 50 must have at most 50 characters
 * @example "ORD-100001"
 */
export type OrderNumber = string;

/**
 * Kept exactly; at most 2 decimals.
 * @minimum 0 must be 0 or more
 * @maximum 999999999999.99 must be at most 999999999999.99
 * @example 149.9
 */
export type OrderAmount = number;

/**
 * ISO 4217.
 * @pattern ^[A-Z]{3}$ must be three capital letters
 * @example "USD"
 */
export type Currency = string;

/**
 * Who bought, as they are called.
 * @minLength 1 must not be empty
 * @maxLength 200 must have at most 200 characters
 * @example "Café Aurora"
 */
export type CustomerName = string;

export interface OrderBody {
  id: number;
  number: string;
  amount: number;
  currency: string;
  status: OrderStatus;
  customer: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface CreateOrderBody {
  /** The next free one, `ORD-100001`, when left out. */
  number?: OrderNumber | null;
  amount: OrderAmount;
  /** USD when left out. */
  currency?: Currency;
  /** PENDING when left out. */
  status?: OrderStatus;
  customer: CustomerName;
}

/** The currency left out becomes USD; number and status left out, or null, stay as they are. */
export interface ReplaceOrderBody {
  number?: OrderNumber | null;
  amount: OrderAmount;
  currency?: Currency;
  status?: OrderStatus;
  customer: CustomerName;
}

export interface PatchOrderBody {
  number?: OrderNumber;
  amount?: OrderAmount;
  currency?: Currency;
  /** PENDING becomes PAID or CANCELLED; PAID becomes SHIPPED, COMPLETED, CANCELLED or REFUNDED; SHIPPED becomes COMPLETED or REFUNDED; COMPLETED becomes REFUNDED. */
  status?: OrderStatus;
  customer?: CustomerName;
}

/** Sorted by id, createdAt, amount, number or customer. */
export interface OrderListQuery extends ListQuery {
  status?: OrderStatus;
  currency?: Currency;
  /**
   * Part of the customer's name.
   * @maxLength 200 must have at most 200 characters
   */
  customer?: string;
  /**
   * Made not before.
   * @isDateTime from must be an ISO 8601 time
   */
  from?: Date;
  /**
   * Made before.
   * @isDateTime to must be an ISO 8601 time
   */
  to?: Date;
}
