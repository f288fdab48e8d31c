import type { Knex } from 'knex';

/**
 * Up to which number events may have been forgotten: whoever saw less of the stream cannot be told all that they missed.
 * Whether any were before now is not known, so those that are there begin after it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table live_event_horizon (
      is_only boolean primary key default true check (is_only),
      number bigint not null
    );
    insert into live_event_horizon (number)
      select coalesce((select min(number) - 1 from live_events where number is not null), last_value) from live_event_numbers`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table live_event_horizon');
}
