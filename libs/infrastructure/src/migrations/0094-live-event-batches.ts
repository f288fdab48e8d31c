import type { Knex } from 'knex';

/** Of the advisory lock under which events are numbered, as in 0042. */
const NUMBERING_LOCK = 4_201;

/**
 * Numbers the first few of what is committed and has no number yet: all of a long backlog is more than one statement may take.
 * Processes of the release before go on calling the function without an argument, under the same lock.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function number_live_events(most integer, out top bigint, out numbered integer) language plpgsql as $$
    begin
      numbered := 0;
      if exists (select from live_events where number is null) then
        perform pg_advisory_xact_lock(${NUMBERING_LOCK});
        update live_events
        set number = given.number
        from (select id, nextval('live_event_numbers') as number
              from (select id from live_events where number is null order by id limit most) as waiting) as given
        where live_events.id = given.id;
        get diagnostics numbered = row_count;
      end if;
      select last_value into top from live_event_numbers;
    end $$`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop function number_live_events(integer)');
}
