import type { Knex } from 'knex';

/** What an event of the stream tells of, by which it is withdrawn. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table live_events add column about text check (length(about) <= 100);
    create index live_events_by_subject on live_events (about) where about is not null`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table live_events drop column about');
}
