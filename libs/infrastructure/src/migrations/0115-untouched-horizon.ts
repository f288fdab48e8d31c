import type { Knex } from 'knex';

/** The first number is given to no event, see 0042: where the horizon stands there, nothing was forgotten, and who has seen nothing has missed nothing. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('update live_event_horizon set number = 0 where number = 1');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('update live_event_horizon set number = 1 where number = 0');
}
