import type { Knex } from 'knex';

/** So few that what a batch leaves behind is swept away before it counts as old: with a thousand rows an export lets the process grow by 175 MiB. */
const BATCH = 100;

/**
 * Reads a whole list in batches, by id. Between two batches it holds neither a connection nor a snapshot, so that a slow
 * reader keeps nobody waiting; a row that changes meanwhile is read as it is when its batch comes.
 * Who reads a batch may empty it, and should where there are many: it is held until the next one has come.
 * @param query selects and filters, without order and limit; called for each batch
 * @param id the unique bigint column to go by, `users.id`; the rows have it as `id`
 */
export async function* keysetScan<Row extends { readonly id: number }, Item>(
  query: () => Knex.QueryBuilder,
  id: string,
  toItem: (row: Row) => Item,
): AsyncGenerator<Item[]> {
  let last: number | undefined;
  for (let size = BATCH; size === BATCH; ) {
    const rows = await batchAfter<Row>(query(), id, last);
    last = rows.at(-1)?.id;
    size = rows.length;
    // Emptied, so that no row grows old while the reader of its batch is slow.
    if (size > 0) yield rows.splice(0).map(toItem);
  }
}

function batchAfter<Row>(query: Knex.QueryBuilder, id: string, last: number | undefined): PromiseLike<Row[]> {
  const batch = query.orderBy(id).limit(BATCH);
  return last === undefined ? batch : batch.where(id, '>', last);
}
