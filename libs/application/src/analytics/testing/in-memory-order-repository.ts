import { OrderNumberTakenError, type Order } from '@halolight/domain/analytics';
import { OrderRepository, type NewOrder } from '../ports/order-repository.js';
import type { InMemoryAnalyticsStore } from './in-memory-analytics-store.js';

/** The twin of the real `OrderRepository`, but that nobody waits for anybody. */
export class InMemoryOrderRepository extends OrderRepository {
  private lastNumber = 100_000;

  constructor(private readonly store: InMemoryAnalyticsStore) {
    super();
  }

  override async findForUpdate(orderId: number): Promise<Order | null> {
    const found = this.store.orders.get(orderId);
    if (!found) return null;
    const { id, number, amount, currency, status, customer, version } = found;
    return { id, number, amount, currency, status, customer, version };
  }

  override async add({ number, ...order }: NewOrder): Promise<number> {
    const id = this.store.nextId();
    const now = this.store.clock.now();
    if (number !== null) this.assertFree(id, number);
    this.store.orders.set(id, { ...order, id, number: number ?? this.freeNumber(), version: 1, createdAt: now, updatedAt: now });
    return id;
  }

  override async update({ id, number, amount, currency, status, customer }: Order): Promise<void> {
    const known = this.store.orders.get(id);
    if (!known) return;
    this.assertFree(id, number);
    this.store.orders.set(id, { ...known, number, amount, currency, status, customer, version: known.version + 1, updatedAt: this.store.clock.now() });
  }

  override async remove(orderId: number): Promise<void> {
    this.store.orders.delete(orderId);
  }

  private freeNumber(): string {
    const taken = new Set([...this.store.orders.values()].map(({ number }) => number));
    do this.lastNumber += 1;
    while (taken.has(`ORD-${this.lastNumber}`));
    return `ORD-${this.lastNumber}`;
  }

  private assertFree(id: number, number: string): void {
    for (const other of this.store.orders.values()) if (other.id !== id && other.number === number) throw new OrderNumberTakenError();
  }
}
