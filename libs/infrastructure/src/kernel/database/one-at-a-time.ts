import type { Database } from './database.js';

/** A transaction of which only one with this name runs at a time, on whichever process: two do not both find something missing. */
export function oneAtATime<T>(database: Database, name: string, work: () => Promise<T>): Promise<T> {
  return database.transaction(async () => {
    await database.sql.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [name]);
    return work();
  });
}
