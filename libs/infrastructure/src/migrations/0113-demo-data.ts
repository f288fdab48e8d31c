import type { Knex } from 'knex';

/** Which demo data was loaded, once and for all. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create table demo_data (name text primary key, loaded_at timestamptz not null default now())');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table demo_data');
}
