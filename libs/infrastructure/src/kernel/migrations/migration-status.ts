import type { Knex } from 'knex';
import { MIGRATIONS } from '../../migrations/index.js';

/** Names of migrations, in the order of the list. */
export interface MigrationStatus {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
}

/** Which migrations the database has, and which it lacks. Cheap, takes no lock and changes nothing. */
export async function migrationStatus(knex: Knex, migrations = MIGRATIONS): Promise<MigrationStatus> {
  const done = await appliedNames(knex);
  const names = migrations.map(({ name }) => name);
  return { applied: names.filter((name) => done.has(name)), pending: names.filter((name) => !done.has(name)) };
}

async function appliedNames(knex: Knex): Promise<Set<string>> {
  if (!(await knex.schema.hasTable('knex_migrations'))) return new Set();
  const rows = await knex<{ name: string }>('knex_migrations').select('name');
  return new Set(rows.map(({ name }) => name));
}
