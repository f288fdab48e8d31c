import { InvalidInputError, type FieldFault, type Page, type PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { readCursor, writeCursor, type Cursor } from './paging/cursor.js';
import { allowedSort, type Sort, type Sorts } from './paging/sort.js';
import { SORT_TYPES } from './paging/sort-type.js';

/** A list to page through. */
export interface KeysetList<Row, Item> {
  /** Selects columns by name and filters (conditions joined by `and`), without order, limit or offset. */
  readonly query: Knex.QueryBuilder;
  readonly request: PageRequest;
  readonly sorts: Sorts;
  /** As a caller would write it, `-createdAt`. */
  readonly defaultSort: string;
  /** The unique bigint column that breaks ties, `users.id`, in the direction of the sort: one index on both columns serves both directions. */
  readonly id: string;
  readonly toItem: (row: Row) => Item;
}

interface Place {
  readonly cursor_value: string;
  readonly cursor_id: number;
}

/**
 * One page of a list: by number or, at a cost that does not grow with depth, after a cursor.
 * @throws InvalidInputError on `sort` that the list does not allow, on `cursor` that is damaged or belongs to another order
 */
export async function keysetPage<Row, Item>(knex: Knex, list: KeysetList<Row, Item>): Promise<Page<Item>> {
  const { request } = list;
  const { cursor, sort } = orderOf(list);
  if (cursor && cursor.sort.text !== sort.text) throw InvalidInputError.of('cursor', `The cursor belongs to the order ${cursor.sort.text}`);

  const rows = await pageQuery(knex, list, sort, cursor);
  const shown = rows.slice(0, request.pageSize);
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  const total = request.count === 'none' ? null : await totalOf(knex, list.query);
  return {
    items: shown.map((row) => list.toItem(withoutPlace<Row>(row))),
    total,
    page: cursor ? null : request.page,
    pageSize: request.pageSize,
    totalPages: total === null ? null : Math.ceil(total / request.pageSize),
    nextCursor: last ? writeCursor({ sort, value: last.cursor_value, id: last.cursor_id }) : null,
  };
}

/** A damaged cursor and a wrong sort are told at once. */
function orderOf<Row, Item>({ request, sorts, defaultSort }: KeysetList<Row, Item>): { cursor: Cursor | undefined; sort: Sort } {
  const faults: FieldFault[] = [];
  const { cursor: written } = request;
  const cursor = written === undefined ? undefined : collecting(faults, () => readCursor(written, sorts));
  const sort = collecting(faults, () => allowedSort(request.sort ?? cursor?.sort.text ?? defaultSort, sorts));
  if (!sort || faults.length > 0) throw new InvalidInputError(faults);
  return { cursor, sort };
}

function collecting<T>(faults: FieldFault[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}

function withoutPlace<Row>(row: Row & Place): Row {
  const own: Row & { cursor_value?: string; cursor_id?: number } = { ...row };
  delete own.cursor_value;
  delete own.cursor_id;
  return own;
}

/** One row more than the page shows tells whether another page follows. */
function pageQuery<Row, Item>(knex: Knex, list: KeysetList<Row, Item>, sort: Sort, cursor?: Cursor): PromiseLike<(Row & Place)[]> {
  const { request, id } = list;
  const query = list.query
    .clone()
    .select(knex.raw(`${SORT_TYPES[sort.type].toText} as cursor_value`, [sort.column]), knex.ref(id).as('cursor_id'))
    .orderBy([{ column: sort.column, order: sort.direction }, { column: id, order: sort.direction }])
    .limit(request.pageSize + 1);
  return cursor ? query.whereRaw(after(knex, cursor, id)) : query.offset((request.page - 1) * request.pageSize);
}

/** A row-value comparison, which an index on (sort column, id) answers by going straight to the place. */
function after(knex: Knex, { sort, value, id }: Cursor, idColumn: string): Knex.Raw {
  const operator = sort.direction === 'asc' ? '>' : '<';
  return knex.raw(`(??, ??) ${operator} (?::${SORT_TYPES[sort.type].cast}, ?::bigint)`, [sort.column, idColumn, value, id]);
}

async function totalOf(knex: Knex, query: Knex.QueryBuilder): Promise<number> {
  const [row] = await knex.from(query.clone().as('listed')).count<{ total: number }[]>({ total: '*' });
  return row?.total ?? 0;
}
