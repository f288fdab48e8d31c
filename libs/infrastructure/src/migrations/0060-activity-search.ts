import type { Knex } from 'knex';

/** Lets the audit log be searched without reading it from end to end. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index activities_search on activities using gin (type gin_trgm_ops)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index activities_search');
}
