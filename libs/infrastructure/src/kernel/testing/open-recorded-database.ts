import { createPool, Database } from '../database/index.js';
import { PlanRecorder } from './plan-recorder.js';

/** A database under test: how it is reached, and a connection of a superuser's. */
interface Reachable {
  readonly databaseUrl: string;
  readonly database: Database;
}

/** Opens it once more, on one connection whose statements are recorded. */
export async function openRecordedDatabase({ databaseUrl, database: { sql } }: Reachable): Promise<{ recorder: PlanRecorder; database: Database }> {
  const pool = createPool({ databaseUrl, dbPoolMax: 1, dbPoolTimeoutMs: 5_000 }, () => undefined);
  return { recorder: await PlanRecorder.attach(pool, sql), database: new Database(pool) };
}
