import { OrderRepository, type NewOrder } from '@halolight/application/analytics/ports';
import { OrderNumberTakenError, type Order } from '@halolight/domain/analytics';
import { namingRefusals, type Database } from '../kernel/index.js';
import { toOrder, type OrderRow } from './order-row.js';

/** Orders in PostgreSQL. */
export class KnexOrderRepository extends OrderRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async findForUpdate(orderId: number): Promise<Order | null> {
    const row = await this.database
      .sql('orders')
      .select('id', 'number', 'amount', 'currency', 'status', 'customer', 'version')
      .where({ id: orderId })
      .forUpdate()
      .first<OrderRow | undefined>();
    return row ? toOrder(row) : null;
  }

  async add({ number, ...order }: NewOrder): Promise<number> {
    if (number !== null) {
      const id = await this.addUnlessTaken({ number, ...order });
      if (id === undefined) throw new OrderNumberTakenError();
      return id;
    }
    // A number that somebody chose by hand may be the one that is next: each attempt takes another.
    for (;;) {
      const id = await this.addUnlessTaken(order);
      if (id !== undefined) return id;
    }
  }

  async update({ id, number, amount, currency, status, customer }: Order): Promise<void> {
    const { sql } = this.database;
    await namingRefusals(
      { orders_number_key: () => new OrderNumberTakenError() },
      sql('orders').where({ id }).update({ number, amount, currency, status, customer, version: sql.raw('version + 1'), updated_at: sql.fn.now() }),
    );
  }

  async remove(orderId: number): Promise<void> {
    await this.database.sql('orders').where({ id: orderId }).delete();
  }

  private async addUnlessTaken(order: object): Promise<number | undefined> {
    const [added]: { id: number }[] = await this.database.sql('orders').insert(order).onConflict('number').ignore().returning('id');
    return added?.id;
  }
}
