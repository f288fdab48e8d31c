import { AsyncLocalStorage } from 'node:async_hooks';
import DataLoader from 'dataloader';
import type { Database } from './database.js';
import type { PreparedStatement } from './prepared-statement.js';

/** What one statement is asked for at most; the rest goes with further ones. */
const MOST_IDS = 100;

/**
 * Reads rows by their ids. All that are asked for in the same turn of the event loop, by whichever requests, come with one statement: a process that is
 * busy is spared most of what single rows cost. Nothing is kept, so a row is never older than the call for it.
 */
export class BatchedRows<Row extends { readonly id: number }> {
  private readonly loader: DataLoader<number, Row | null>;

  /** @param statement is given an array of ids as its one value, and finds at most one row for each */
  constructor(
    private readonly database: Pick<Database, 'isInTransaction' | 'run'>,
    private readonly statement: PreparedStatement<Row>,
  ) {
    // On nobody's behalf: what one of those who wait has begun meanwhile, a transaction for instance, is not the others'.
    const apart = AsyncLocalStorage.snapshot();
    const batchScheduleFn = (send: () => void): void => void setImmediate(() => apart(send));
    this.loader = new DataLoader((ids) => this.read(ids), { cache: false, maxBatchSize: MOST_IDS, batchScheduleFn });
  }

  /**
   * Null for an id without a row. What a transaction reads is read within it, for itself.
   * @throws UnavailableError when the database is away, or no connection came free in time
   */
  async find(id: number): Promise<Row | null> {
    if (!this.database.isInTransaction) return this.loader.load(id);
    const [row] = await this.read([id]);
    return row ?? null;
  }

  private async read(ids: readonly number[]): Promise<(Row | null)[]> {
    const rows = await this.database.run(this.statement, [[...new Set(ids)]]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}
