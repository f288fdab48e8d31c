import type { Knex } from 'knex';

/** Sessions of the HTML pages; the columns are named as connect-pg-simple wants them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table web_sessions (
      sid text primary key,
      sess jsonb not null,
      expire timestamptz not null
    );
    create index web_sessions_by_expiry on web_sessions (expire)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table web_sessions');
}
