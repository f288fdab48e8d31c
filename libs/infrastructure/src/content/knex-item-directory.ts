import { ItemDirectory, type ItemFilter, type ItemView } from '@halolight/application/content';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { BatchedRows, containing, keysetPage, PreparedStatement, type Database, type Sorts } from '../kernel/index.js';

const SORTS: Sorts = {
  id: { column: 'items.id', type: 'integer' },
  name: { column: 'items.name', type: 'text' },
  createdAt: { column: 'items.created_at', type: 'timestamptz' },
};
const COLUMNS = ['id', 'name', 'description', 'owner_id as ownerId', 'version', 'created_at as createdAt', 'updated_at as updatedAt'];

const ITEMS_BY_ID = new PreparedStatement<ItemView>('items_by_id', (knex, $) => knex('items').select(COLUMNS).whereRaw('id = any(?)', [$(1)]));

/** Reads items. */
export class KnexItemDirectory extends ItemDirectory {
  private readonly rows: BatchedRows<ItemView>;

  constructor(private readonly database: Database) {
    super();
    this.rows = new BatchedRows(database, ITEMS_BY_ID);
  }

  byId(itemId: number): Promise<ItemView | null> {
    return this.rows.find(itemId);
  }

  page(request: PageRequest, filter: ItemFilter): Promise<Page<ItemView>> {
    const { sql } = this.database;
    return keysetPage<ItemView, ItemView>(sql, {
      query: matching(sql, request, filter),
      request,
      sorts: SORTS,
      defaultSort: '-createdAt',
      id: 'items.id',
      toItem: (item) => item,
    });
  }
}

function matching(sql: Knex, { search }: PageRequest, { name, description }: ItemFilter): Knex.QueryBuilder {
  const query = sql('items').select(COLUMNS);
  if (name) query.whereILike('name', containing(name));
  if (description) query.whereILike('description', containing(description));
  if (search) query.where((either) => either.whereILike('name', containing(search)).orWhereILike('description', containing(search)));
  return query;
}
