import type { Knex } from 'knex';
import { migrationStatus } from './migration-status.js';

/** @throws Error naming the migrations that the database lacks */
export async function assertMigrated(knex: Knex): Promise<void> {
  const { pending } = await migrationStatus(knex);
  if (pending.length > 0) throw new Error(`Not applied: ${pending.join(', ')}`);
}
