import { InvalidInputError, type FieldFault, type Page, type PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { readCursor, writeCursor, type Cursor } from './paging/cursor.js';
import { allowedSort, type Sort, type Sorts } from './paging/sort.js';
import { SORT_TYPES } from './paging/sort-type.js';

/** How a list is ordered and shown. */
export interface KeysetOrder<Row, Item> {
  readonly sorts: Sorts;
  /** As a caller would write it, `-createdAt`. */
  readonly defaultSort: string;
  /** The unique bigint column that breaks ties, `users.id`, in the direction of the sort: one index on both columns serves both directions. */
  readonly id: string;
  readonly toItem: (row: Row) => Item;
}

/** A list to page through. */
export interface KeysetList<Row, Item> extends KeysetOrder<Row, Item> {
  /** Selects columns by name and filters (conditions joined by `and`), without order, limit or offset. */
  readonly query: Knex.QueryBuilder;
  /** Has as many rows as `query`, where it costs less to count. */
  readonly counted?: Knex.QueryBuilder;
  readonly request: PageRequest;
}

/** Where a row stands in the order of its list. */
export interface Place {
  readonly cursor_value: string;
  readonly cursor_id: number;
}

/**
 * One page of a list: by number or, at a cost that does not grow with depth, after a cursor.
 * @throws InvalidInputError on `sort` that the list does not allow, on `cursor` that is damaged or belongs to another order
 */
export async function keysetPage<Row, Item>(knex: Knex, list: KeysetList<Row, Item>): Promise<Page<Item>> {
  const { query, counted = query, request, id } = list;
  const start = startOf(list, request);
  const { sort, cursor } = start;
  const ordered = orderedBy(knex, query, sort, id).limit(request.pageSize + 1);
  const page: PromiseLike<(Row & Place)[]> = cursor ? ordered.whereRaw(after(knex, sort, id, [cursor.value, cursor.id])) : ordered.offset(rowsBefore(request));
  return pageOf((row) => list.toItem(withoutPlace<Row>(row)), request, start, await page, () => totalOf(knex, counted));
}

/** Where a page starts. */
export interface KeysetStart {
  readonly sort: Sort;
  /** Left out for a page by number. */
  readonly cursor: Cursor | undefined;
}

/** A damaged cursor and a wrong sort are told at once. */
export function startOf<Row, Item>({ sorts, defaultSort }: KeysetOrder<Row, Item>, { cursor: written, sort: wanted }: PageRequest): KeysetStart {
  const faults: FieldFault[] = [];
  const cursor = written === undefined ? undefined : collecting(faults, () => readCursor(written, sorts));
  const sort = collecting(faults, () => allowedSort(wanted ?? cursor?.sort.text ?? defaultSort, sorts));
  if (!sort || faults.length > 0) throw new InvalidInputError(faults);
  if (cursor && cursor.sort.text !== sort.text) throw InvalidInputError.of('cursor', `The cursor belongs to the order ${cursor.sort.text}`);
  return { sort, cursor };
}

/** How many rows come before a page by number. */
export function rowsBefore({ page, pageSize }: PageRequest): number {
  return (page - 1) * pageSize;
}

/** The page that `rows` are: one row more than it shows tells whether another page follows. */
export async function pageOf<Row extends Place, Item>(
  toItem: (row: Row) => Item,
  { page, pageSize, count }: PageRequest,
  { sort, cursor }: KeysetStart,
  rows: readonly Row[],
  countAll: () => Promise<number>,
): Promise<Page<Item>> {
  const shown = rows.slice(0, pageSize);
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  const total = count === 'none' ? null : await countAll();
  return {
    items: shown.map(toItem),
    total,
    page: cursor ? null : page,
    pageSize,
    totalPages: total === null ? null : Math.ceil(total / pageSize),
    nextCursor: last ? writeCursor({ sort, value: last.cursor_value, id: last.cursor_id }) : null,
  };
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

/** `query` in its order, with the place of each row. */
export function orderedBy(knex: Knex, query: Knex.QueryBuilder, { column, type, direction }: Sort, id: string): Knex.QueryBuilder {
  return query
    .clone()
    .select(knex.raw(`${SORT_TYPES[type].toText} as cursor_value`, [column]), knex.ref(id).as('cursor_id'))
    .orderBy([{ column, order: direction }, { column: id, order: direction }]);
}

/** The rows after a place, its value and id: a row-value comparison, which an index on (sort column, id) answers by going straight to the place. */
export function after(knex: Knex, { column, type, direction }: Sort, id: string, [value, lastId]: readonly [Knex.Value, Knex.Value]): Knex.Raw {
  const operator = direction === 'asc' ? '>' : '<';
  return knex.raw(`(??, ??) ${operator} (?::${SORT_TYPES[type].cast}, ?::bigint)`, [column, id, value, lastId]);
}

export async function totalOf(knex: Knex, query: Knex.QueryBuilder): Promise<number> {
  const [row] = await knex.from(query.clone().as('listed')).count<{ total: number }[]>({ total: '*' });
  return row?.total ?? 0;
}
