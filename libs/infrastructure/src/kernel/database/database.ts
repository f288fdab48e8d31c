import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from '@halolight/application/kernel';
import knex, { type Knex } from 'knex';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { asUnavailable } from './as-unavailable.js';
import { knexLog } from './knex-log.js';
import type { PreparedStatement } from './prepared-statement.js';
import type { TransactionScope } from './transaction-scope.js';

/** How many connections are open, idle, and waited for. */
export interface PoolUsage {
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
}

/** PostgreSQL for the adapters: whatever they run inside `transaction` takes part in it by itself. */
export class Database {
  /** The pool, whatever transaction runs. */
  readonly root: Knex;

  private readonly scopes = new AsyncLocalStorage<TransactionScope>();

  constructor(
    /** For libraries that send statements of their own, outside of every transaction. */
    readonly pool: Pool,
    logger?: Logger,
  ) {
    // An error's message is to hold the statement, never the values: they may be secrets.
    this.root = knex({ client: 'pg', connectionPool: pool, compileSqlOnError: false, log: knexLog(logger) });
  }

  /** Where to build statements: the running transaction, or the pool. Inside a transaction await one statement before the next. */
  get sql(): Knex {
    return this.scopes.getStore()?.transaction ?? this.root;
  }

  get usage(): PoolUsage {
    return { open: this.pool.totalCount, idle: this.pool.idleCount, waiting: this.pool.waitingCount };
  }

  /**
   * Runs a prepared statement in the running transaction, or on a pooled connection.
   * @throws UnavailableError when the database is away, or no connection came free in time
   */
  async run<Row extends object>(statement: PreparedStatement<Row>, values: readonly unknown[]): Promise<Row[]> {
    const query = statement.query(this.root, values);
    const scope = this.scopes.getStore();
    if (scope) return rowsOf<Row>(scope.connection, query);
    return this.withConnection((connection) => rowsOf<Row>(connection, query));
  }

  /**
   * Commits what `work` did, or undoes all of it when `work` throws. A call inside another joins the outer transaction.
   * @throws UnavailableError when the database is away; otherwise what `work` throws
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.scopes.getStore()) return work();
    const effects: (() => void)[] = [];
    const outcome = await this.withConnection((connection) =>
      this.root.transaction((transaction) => this.scopes.run({ transaction, connection, effects }, work), { connection }),
    );
    for (const effect of effects) effect();
    return outcome;
  }

  /** Runs `effect` once the running transaction is committed, never when it is undone; at once when none runs. */
  afterCommit(effect: () => void): void {
    const scope = this.scopes.getStore();
    if (scope) scope.effects.push(effect);
    else effect();
  }

  /** Waits for the connections in use, then closes all of them. */
  async close(): Promise<void> {
    await this.pool.end();
    await this.root.destroy();
  }

  private async withConnection<T>(use: (connection: PoolClient) => Promise<T>): Promise<T> {
    let connection: PoolClient | undefined;
    try {
      connection = await this.pool.connect();
      const outcome = await use(connection);
      connection.release();
      return outcome;
    } catch (error) {
      const unavailable = asUnavailable(error);
      // A connection that failed so may still carry half a conversation: it is not used again.
      connection?.release(unavailable !== undefined);
      throw unavailable ?? error;
    }
  }
}

async function rowsOf<Row extends QueryResultRow>(
  connection: PoolClient,
  query: { name: string; text: string; values: unknown[] },
): Promise<Row[]> {
  const { rows } = await connection.query<Row>(query);
  return rows;
}
