import type { Knex } from 'knex';

/**
 * Which conversation an event of the stream tells of, by which it is taken from who leaves it.
 * What was told before has none and is gone within a day; so the index begins empty, and is made in one pass.
 * A check of its length would be another pass over them all: the domain makes it short.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table live_events add column topic text;
    create index live_events_by_topic on live_events (user_id, topic) where topic is not null`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table live_events drop column topic');
}
