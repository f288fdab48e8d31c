import type { Order, OrderStatus } from '@halolight/domain/analytics';
import type { Page, PageRequest } from '@halolight/domain/kernel';

export interface OrderView extends Order {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface OrderFilter {
  readonly status?: OrderStatus | undefined;
  readonly currency?: string | undefined;
  /** Part of the customer's name, whatever its case. */
  readonly customer?: string | undefined;
  /** Made not before. */
  readonly from?: Date | undefined;
  /** Made before. */
  readonly to?: Date | undefined;
}

/** Orders, for reading. */
export abstract class OrderDirectory {
  abstract byId(orderId: number): Promise<OrderView | null>;

  /** Sorted by id, createdAt, amount, number or customer, newest first by default; the search looks into number and customer. */
  abstract page(request: PageRequest, filter: OrderFilter): Promise<Page<OrderView>>;
}
