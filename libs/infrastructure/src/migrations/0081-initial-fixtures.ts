import type { Knex } from 'knex';

/** Which fixture files were loaded once and for all. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create table initial_fixtures (name text primary key, loaded_at timestamptz not null default now())');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table initial_fixtures');
}
