import { OrderDirectory, type OrderFilter, type OrderView } from '@halolight/application/analytics';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, PreparedStatement, type Database, type Sorts } from '../kernel/index.js';
import { toOrder, type OrderRow } from './order-row.js';

type Row = OrderRow<OrderView>;

const SORTS: Sorts = {
  id: { column: 'orders.id', type: 'integer' },
  createdAt: { column: 'orders.created_at', type: 'timestamptz' },
  amount: { column: 'orders.amount', type: 'numeric' },
  number: { column: 'orders.number', type: 'text' },
  customer: { column: 'orders.customer', type: 'text' },
};
const COLUMNS = ['id', 'number', 'amount', 'currency', 'status', 'customer', 'version', 'created_at as createdAt', 'updated_at as updatedAt'];

const ORDER_BY_ID = new PreparedStatement<Row>('order_by_id', (knex, $) => knex('orders').select(COLUMNS).where('id', $(1)));

/** Reads orders. */
export class KnexOrderDirectory extends OrderDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(orderId: number): Promise<OrderView | null> {
    const [row] = await this.database.run(ORDER_BY_ID, [orderId]);
    return row ? toOrder(row) : null;
  }

  page(request: PageRequest, filter: OrderFilter): Promise<Page<OrderView>> {
    const { sql } = this.database;
    return keysetPage<Row, OrderView>(sql, {
      query: matching(sql, request, filter),
      request,
      sorts: SORTS,
      defaultSort: '-createdAt',
      id: 'orders.id',
      toItem: toOrder,
    });
  }
}

function matching(sql: Knex, { search }: PageRequest, { status, currency, customer, from, to }: OrderFilter): Knex.QueryBuilder {
  const query = sql('orders').select(COLUMNS);
  if (status !== undefined) query.where({ status });
  if (currency !== undefined) query.where({ currency });
  if (customer) query.whereILike('customer', containing(customer));
  if (from !== undefined) query.where('created_at', '>=', from);
  if (to !== undefined) query.where('created_at', '<', to);
  if (search) query.where((either) => either.whereILike('number', containing(search)).orWhereILike('customer', containing(search)));
  return query;
}
