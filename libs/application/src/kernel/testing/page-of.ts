import { InvalidInputError, type Page, type PageRequest } from '@halolight/domain/kernel';

type SortKey = string | number | Date;

export interface Listing<Row extends { readonly id: number }> {
  /** What each field of the allow-list sorts by. */
  readonly sorts: Readonly<Record<string, (row: Row) => SortKey>>;
  /** The sort that is taken where none is asked for. */
  readonly sort: string;
  /** What a search looks into, whatever its case. */
  readonly searched: (row: Row) => readonly string[];
}

/**
 * One page of rows in memory, as a database would give it: rows that sort alike come in the order of their ids.
 * @throws InvalidInputError naming `sort` or `cursor`
 */
export function pageOf<Row extends { readonly id: number }>(rows: readonly Row[], request: PageRequest, listing: Listing<Row>): Page<Row> {
  const sort = request.sort ?? listing.sort;
  const sorted = sortedBy(rows.filter((row) => isFound(listing.searched(row), request.search)), sort, listing);
  const start = startOf(request, sort, sorted);
  const items = sorted.slice(start, start + request.pageSize);
  const last = items.at(-1);
  const counted = request.count === 'exact';
  return {
    items,
    total: counted ? sorted.length : null,
    page: request.cursor === undefined ? request.page : null,
    pageSize: request.pageSize,
    totalPages: counted ? Math.ceil(sorted.length / request.pageSize) : null,
    nextCursor: last && start + items.length < sorted.length ? `${sort}/${last.id}` : null,
  };
}

function isFound(texts: readonly string[], search: string | undefined): boolean {
  return search === undefined || texts.some((text) => text.toLowerCase().includes(search.toLowerCase()));
}

function sortedBy<Row extends { readonly id: number }>(rows: readonly Row[], sort: string, listing: Listing<Row>): Row[] {
  const direction = sort.startsWith('-') ? -1 : 1;
  const field = sort.replace(/^-/, '');
  const keyOf = Object.hasOwn(listing.sorts, field) ? listing.sorts[field] : undefined;
  if (!keyOf) throw InvalidInputError.of('sort', `Must be one of ${Object.keys(listing.sorts).join(', ')}, "-" before it for descending`);
  return [...rows].sort((a, b) => direction * (compare(keyOf(a), keyOf(b)) || a.id - b.id));
}

function compare(a: SortKey, b: SortKey): number {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

function startOf(request: PageRequest, sort: string, sorted: readonly { readonly id: number }[]): number {
  if (request.cursor === undefined) return (request.page - 1) * request.pageSize;
  const [cursorSort, lastId] = request.cursor.split('/');
  const last = sorted.findIndex((row) => row.id === Number(lastId));
  if (cursorSort !== sort || last === -1) throw InvalidInputError.of('cursor', 'Is not the nextCursor of an earlier page of this list');
  return last + 1;
}
