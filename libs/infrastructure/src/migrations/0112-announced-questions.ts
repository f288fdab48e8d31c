import type { Knex } from 'knex';

/** That an answer began is announced too: who listens learns what was asked, though nothing of the answer may come for a while. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create trigger assistant_messages_begun after insert on assistant_messages
      for each row when (new.status = 'RUNNING') execute function announce_assistant_message()`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop trigger assistant_messages_begun on assistant_messages');
}
