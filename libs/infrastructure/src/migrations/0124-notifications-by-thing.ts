import type { Knex } from 'knex';

/**
 * Who was told of a document, a file or an event of the calendar, by which it is taken from those who see it no more.
 * Until now only what is said in conversations had a topic; so the index begins empty, and is made in one pass.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index notifications_by_thing on notifications (topic text_pattern_ops, user_id) where topic is not null and type <> 'MESSAGE'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index notifications_by_thing');
}
