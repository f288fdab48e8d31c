import type { Knex } from 'knex';
import { createShares } from './create-shares.js';

/** With which users and groups files are shared. */
export async function up(knex: Knex): Promise<void> {
  await createShares(knex, 'file');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table file_shares');
}
