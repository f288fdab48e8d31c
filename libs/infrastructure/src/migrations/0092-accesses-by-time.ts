import type { Knex } from 'knex';

/** Who followed links is forgotten after a while, the oldest first. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index file_link_accesses_by_time on file_link_accesses (created_at)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index file_link_accesses_by_time');
}
