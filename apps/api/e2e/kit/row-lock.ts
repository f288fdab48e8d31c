import type { Database } from '@halolight/infrastructure/kernel';
import { until } from './until.js';

/** Holds the row of an account, so that requests that change it wait until it is released. */
export class RowLock {
  private constructor(
    private readonly database: Database,
    private readonly end: () => void,
    private readonly ended: Promise<void>,
  ) {}

  static async onUser(database: Database, userId: number): Promise<RowLock> {
    const [held, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const ended = database.transaction(async () => {
      await database.sql('users').where({ id: userId }).forUpdate();
      held.resolve();
      await end.promise;
    });
    await held.promise;
    return new RowLock(database, end.resolve, ended);
  }

  /** Until so many requests wait for it. */
  async hasWaiting(count: number): Promise<void> {
    await until(async () => {
      const waiting = await this.database.root('pg_stat_activity').where({ wait_event_type: 'Lock' }).whereRaw('datname = current_database()');
      return waiting.length === count;
    });
  }

  async release(): Promise<void> {
    this.end();
    await this.ended;
  }
}
