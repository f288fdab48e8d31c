import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { OrderDirectory, type OrderFilter, type OrderView } from '../queries/order-directory.js';
import type { InMemoryAnalyticsStore } from './in-memory-analytics-store.js';

const LISTING: Listing<OrderView> = {
  sorts: {
    id: ({ id }) => id,
    createdAt: ({ createdAt }) => createdAt,
    amount: ({ amount }) => amount,
    number: ({ number }) => number,
    customer: ({ customer }) => customer,
  },
  sort: '-createdAt',
  searched: ({ number, customer }) => [number, customer],
};

/** The twin of the real `OrderDirectory`. */
export class InMemoryOrderDirectory extends OrderDirectory {
  constructor(private readonly store: InMemoryAnalyticsStore) {
    super();
  }

  override async byId(orderId: number): Promise<OrderView | null> {
    return this.store.orders.get(orderId) ?? null;
  }

  override async page(request: PageRequest, { status, currency, customer = '', from, to }: OrderFilter): Promise<Page<OrderView>> {
    const orders = [...this.store.orders.values()].filter(
      (order) =>
        (status === undefined || order.status === status) &&
        (currency === undefined || order.currency === currency) &&
        order.customer.toLowerCase().includes(customer.toLowerCase()) &&
        (from === undefined || order.createdAt >= from) &&
        (to === undefined || order.createdAt < to),
    );
    return pageOf(orders, request, LISTING);
  }
}
