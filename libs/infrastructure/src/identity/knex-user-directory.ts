import { UserDirectory, type UserFilter, type UserView } from '@halolight/application/identity';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { BatchedRows, containing, keysetPage, keysetScan, PreparedStatement, type Database, type Sorts } from '../kernel/index.js';
import { havingRole, isRareRole } from './having-role.js';
import { toUserView, userViewColumns, type UserViewRow } from './user-view-row.js';

const SORTS: Sorts = {
  id: { column: 'users.id', type: 'integer' },
  createdAt: { column: 'users.created_at', type: 'timestamptz' },
  email: { column: 'users.email', type: 'text' },
  username: { column: 'users.username', type: 'text' },
  name: { column: 'users.name', type: 'text' },
};

const USERS_BY_ID = new PreparedStatement<UserViewRow>('users_by_id', (knex, $) =>
  knex('users').select(userViewColumns(knex)).whereRaw('users.id = any(?)', [$(1)]).whereNull('users.deleted_at'),
);

/** Reads accounts, in one query each time. */
export class KnexUserDirectory extends UserDirectory {
  private readonly rows: BatchedRows<UserViewRow>;

  constructor(private readonly database: Database) {
    super();
    this.rows = new BatchedRows(database, USERS_BY_ID);
  }

  async byId(userId: number): Promise<UserView | null> {
    const row = await this.rows.find(userId);
    return row && toUserView(row);
  }

  async byEmail(email: string): Promise<UserView | null> {
    const { sql } = this.database;
    const row = await sql('users')
      .select(userViewColumns(sql))
      .where('users.email', email.trim().toLowerCase())
      .whereNull('users.deleted_at')
      .first<UserViewRow | undefined>();
    return row ? toUserView(row) : null;
  }

  scan({ search, ...filter }: UserFilter & { readonly search?: string | undefined }): AsyncIterable<UserView[]> {
    return keysetScan<UserViewRow, UserView>(() => matching(this.database.sql, search, filter, false), 'users.id', toUserView);
  }

  async page(request: PageRequest, filter: UserFilter): Promise<Page<UserView>> {
    const { sql } = this.database;
    const isRare = filter.role ? await isRareRole(sql, filter.role) : false;
    return keysetPage<UserViewRow, UserView>(sql, {
      query: matching(sql, request.search, filter, isRare),
      request,
      sorts: SORTS,
      defaultSort: '-createdAt',
      id: 'users.id',
      toItem: toUserView,
    });
  }
}

function matching(sql: Knex, search: string | undefined, { status, role }: UserFilter, isRare: boolean): Knex.QueryBuilder {
  const query = sql('users').select(userViewColumns(sql)).whereNull('users.deleted_at');
  if (status) query.where('users.status', status);
  if (role) query.where(havingRole(sql, role, isRare));
  if (search) query.whereLike('users.search_text', containing(search.toLowerCase()));
  return query;
}
