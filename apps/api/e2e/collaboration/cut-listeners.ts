import type { Database } from '@halolight/infrastructure/kernel';
import { until } from '../kit/until.js';

/** Cuts the connections on which the processes hear of changes, once all of them have one. */
export async function cutListeners(database: Database, processes: number): Promise<void> {
  const listeners = () => database.sql('pg_stat_activity').where({ application_name: 'halolight-changes' }).whereRaw('datname = current_database()');
  await until(async () => (await listeners()).length === processes);
  await listeners().select(database.sql.raw('pg_terminate_backend(pid)'));
}
