import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from '@halolight/application/kernel';
import { UnavailableError } from '@halolight/domain/kernel';
import knex, { type Knex } from 'knex';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { asUnavailable } from './as-unavailable.js';
import { knexLog } from './knex-log.js';
import { LateTransaction, type Begin } from './late-transaction.js';
import type { PreparedStatement } from './prepared-statement.js';
import { refuseEarlyChange } from './refuse-early-change.js';
import { ScopedPool } from './scoped-pool.js';
import { TransactionScope } from './transaction-scope.js';

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

  /** Sends its statements within the running transaction. */
  private readonly scoped: Knex;
  /** The pool, while a transaction is still to begin: it has to begin before something is changed. */
  private readonly early: Knex;
  private readonly scopes = new AsyncLocalStorage<TransactionScope | LateTransaction>();

  constructor(
    /** For libraries that send statements of their own, outside of every transaction. */
    readonly pool: Pool,
    logger?: Logger,
  ) {
    // An error's message is to hold the statement, never the values: they may be secrets.
    const settings: Knex.Config = { client: 'pg', compileSqlOnError: false, log: knexLog(logger) };
    this.root = knex({ ...settings, connectionPool: pool });
    this.early = knex({ ...settings, connectionPool: pool }).on('query', ({ sql }: { sql: string }) => refuseEarlyChange(sql));
    this.scoped = knex({ ...settings, connectionPool: new ScopedPool(() => this.scope.connection) });
  }

  /** Where to build statements: the running transaction, or the pool. Inside a transaction await one statement before the next. */
  get sql(): Knex {
    const around = this.scopes.getStore();
    if (!around) return this.root;
    return around.current ? this.scoped : this.early;
  }

  /** Whether what the caller runs now takes part in a transaction. */
  get isInTransaction(): boolean {
    return this.running !== undefined;
  }

  /** Whether what the caller changes takes part in a transaction, be it one that is still to begin. */
  get isTransactional(): boolean {
    return this.scopes.getStore() !== undefined;
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
    const scope = this.running;
    if (scope) return rowsOf<Row>(scope.connection, query);
    if (this.scopes.getStore()) refuseEarlyChange(query.text);
    return this.withConnection((connection) => rowsOf<Row>(connection, query));
  }

  /**
   * Commits what `work` did, or undoes all of it when `work` throws. A call inside another joins the outer transaction.
   * @throws UnavailableError when the database is away; otherwise what `work` throws
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    const around = this.scopes.getStore();
    if (!around) return this.separately(work);
    await around.begin();
    return work();
  }

  /**
   * Does `work` with no transaction, and no connection, until something in it calls for one: that begins as `open` decides, lasts until `work` is done,
   * and is undone when it throws.
   */
  async lateTransaction<T>(work: () => Promise<T>, open: (begin: Begin) => Promise<void>): Promise<T> {
    const late = new LateTransaction((inside) => this.separately(inside), open);
    return late.around(this.scopes.run(late, work));
  }

  /**
   * For a single statement that changes something and needs no transaction of its own: lets it take part in one that is still to begin. Sent any
   * other way, it is refused there.
   */
  async joining<T>(change: () => Promise<T>): Promise<T> {
    await this.scopes.getStore()?.begin();
    return change();
  }

  /** Runs `effect` once the running transaction is committed, never when it is undone; at once when none runs. */
  afterCommit(effect: () => void): void {
    const scope = this.running;
    if (scope) scope.effects.push(effect);
    else effect();
  }

  /** Waits for the connections in use, then closes all of them. */
  async close(): Promise<void> {
    await this.pool.end();
    await this.root.destroy();
    await this.early.destroy();
    await this.scoped.destroy();
  }

  private get running(): TransactionScope | undefined {
    return this.scopes.getStore()?.current;
  }

  private get scope(): TransactionScope {
    const scope = this.running;
    if (!scope) throw new Error('No transaction runs: the statement was built within one that has ended');
    return scope;
  }

  private async separately<T>(work: (scope: TransactionScope) => Promise<T>): Promise<T> {
    const { outcome, effects } = await this.withConnection((connection) => this.committed(connection, work));
    for (const effect of effects) effect();
    return outcome;
  }

  private async committed<T>(connection: PoolClient, work: (scope: TransactionScope) => Promise<T>): Promise<{ outcome: T; effects: readonly (() => void)[] }> {
    const scope = new TransactionScope(connection);
    await connection.query('begin');
    try {
      const outcome = await this.scopes.run(scope, work, scope).finally(() => scope.end());
      const { command } = await connection.query('commit');
      // PostgreSQL answers so, and not with an error, when a statement had failed before.
      if (command !== 'COMMIT') throw new Error('A statement of the transaction failed, and its error was passed over: nothing was committed');
      return { outcome, effects: scope.effects };
    } catch (error) {
      await undo(connection, error);
      throw error;
    }
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

/** @throws UnavailableError when it cannot be undone: the connection is not to be used again */
async function undo(connection: PoolClient, cause: unknown): Promise<void> {
  try {
    await connection.query('rollback');
  } catch {
    throw asUnavailable(cause) ?? new UnavailableError('The database is temporarily unavailable', 1, { cause });
  }
}
