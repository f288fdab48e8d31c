import type { Database } from './database/index.js';
import type { DemoData } from './demo-data.js';

/** Loads what was never loaded into this database: what somebody changed or deleted since then does not come back. */
export async function loadDemoData(database: Database, all: readonly DemoData[]): Promise<void> {
  const { sql } = database;
  for (const data of all) {
    const { name } = data;
    if (await sql('demo_data').where({ name }).first<object | undefined>()) continue;
    await data.load();
    await sql('demo_data').insert({ name }).onConflict('name').ignore();
  }
}
