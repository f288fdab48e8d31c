import type { PoolClient } from 'pg';
import type { Database } from '../../kernel/index.js';

/** A statement that only asks for a plan has one as well. */
const TOLD = /plan:\n(Query Text: (?!explain).*)/s;

/** The plan by which PostgreSQL carries out the last statement that `ask` sends, as its module auto_explain tells it. */
export async function planOf(database: Database, ask: () => Promise<unknown>): Promise<string> {
  const plans: string[] = [];
  const hear = ({ message = '' }: { message?: string | undefined }): void => void plans.push(...(TOLD.exec(message)?.slice(1) ?? []));
  let client: PoolClient | undefined;
  database.pool.once('acquire', (acquired) => {
    client = acquired.on('notice', hear);
  });
  await database.transaction(async () => {
    await database.sql.raw(`load 'auto_explain'`);
    await database.sql.raw('set local auto_explain.log_level = notice');
    await database.sql.raw('set local auto_explain.log_min_duration = 0');
    await ask();
  });
  client?.off('notice', hear);
  return plans.at(-1) ?? '';
}
