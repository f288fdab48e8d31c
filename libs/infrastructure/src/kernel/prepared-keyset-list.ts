import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { PreparedStatement, type Database } from './database/index.js';
import { after, orderedBy, pageOf, rowsBefore, startOf, totalOf, type KeysetOrder, type KeysetStart, type Place } from './keyset-page.js';

/**
 * A list that is asked for often: its statements are built once for each order, and not for each request. `toItem` is given rows that have their place
 * as well, and names the columns it takes: copies of the rows without it would cost ten times what `toItem` does.
 */
export interface PreparedList<Row, Item> extends KeysetOrder<Row, Item> {
  /** Unique in the process; PostgreSQL knows the statements by it and their order, in 63 bytes. */
  readonly name: string;
  /** As the query of a `KeysetList`; `$(n)` stands for the n-th value, from 1, that `page` is given. */
  readonly build: (knex: Knex, $: (position: number) => Knex.Raw) => Knex.QueryBuilder;
  /** How many rows all pages have together, where that is kept. Unless given, they are counted. */
  readonly total?: (database: Database) => Promise<number>;
}

/** Pages of a `PreparedList`. */
export class PreparedKeysetList<Row, Item> {
  private readonly statements = new Map<string, PreparedStatement<Row & Place>>();

  constructor(private readonly list: PreparedList<Row, Item>) {}

  /** @throws InvalidInputError as `keysetPage` does */
  async page(database: Database, request: PageRequest, values: readonly Knex.Value[]): Promise<Page<Item>> {
    const { list } = this;
    const start = startOf(list, request);
    const { cursor } = start;
    const place = cursor ? [cursor.value, cursor.id] : [rowsBefore(request)];
    const rows = await database.run(this.statementFor(start, values.length), [...values, request.pageSize + 1, ...place]);
    const { sql } = database;
    const { total = () => totalOf(sql, list.build(sql, (position) => sql.raw('?', [values[position - 1] ?? null]))) } = list;
    return pageOf(list.toItem, request, start, rows, () => total(database));
  }

  /** There are as many as the list has orders, twice. */
  private statementFor({ sort, cursor }: KeysetStart, given: number): PreparedStatement<Row & Place> {
    const name = `${this.list.name} ${sort.text}${cursor ? ' after' : ''}`;
    let statement = this.statements.get(name);
    if (!statement) {
      const { build, id } = this.list;
      statement = new PreparedStatement(name, (knex, $) => {
        const ordered = orderedBy(knex, build(knex, $), sort, id);
        return cursor
          ? knex.raw('? limit ?', [ordered.whereRaw(after(knex, sort, id, [$(given + 2), $(given + 3)])), $(given + 1)])
          : knex.raw('? limit ? offset ?', [ordered, $(given + 1), $(given + 2)]);
      });
      this.statements.set(name, statement);
    }
    return statement;
  }
}
