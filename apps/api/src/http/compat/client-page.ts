import type { Paged } from '../envelope.js';

/** A list as the Next front end pages it. */
export function clientPage<Row, Shown>({ items, total, page, pageSize, totalPages }: Paged<Row>, show: (row: Row) => Shown) {
  return { data: items.map((row) => show(row)), meta: { total, page, limit: pageSize, totalPages } };
}
