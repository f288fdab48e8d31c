import type { Database } from '../../kernel/index.js';

interface AskedQuery {
  readonly sql: string;
  readonly bindings: string[];
}

/** The plan of the first query that `ask` sends. */
export async function planOf(database: Database, ask: () => Promise<unknown>): Promise<string> {
  const asked: AskedQuery[] = [];
  database.root.once('query', (query: AskedQuery) => asked.push(query));
  await ask();
  const [{ sql, bindings } = { sql: '', bindings: [] }] = asked;
  const { rows } = await database.sql.raw(`explain ${sql.replaceAll(/\$\d+/g, '?')}`, bindings);
  return JSON.stringify(rows);
}
