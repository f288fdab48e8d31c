import type { Order } from '@halolight/domain/analytics';

export interface NewOrder extends Pick<Order, 'amount' | 'currency' | 'status' | 'customer'> {
  /** Null: the next free one, `ORD-100001`, is taken. */
  readonly number: string | null;
}

/** Orders. */
export abstract class OrderRepository {
  /** The order, which nobody else changes until the unit of work ends. */
  abstract findForUpdate(orderId: number): Promise<Order | null>;

  /** @returns the new id @throws OrderNumberTakenError */
  abstract add(order: NewOrder): Promise<number>;

  /** Stores everything but the version, which it raises. @throws OrderNumberTakenError */
  abstract update(order: Order): Promise<void>;

  abstract remove(orderId: number): Promise<void>;
}
