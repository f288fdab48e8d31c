import type { Knex } from 'knex';

/**
 * Numbering finds its events by an index, whatever is known of the table: a plan that was kept from when it was empty compared each event to be
 * numbered with all there are, twenty-five seconds for a thousand of twenty thousand. See 0094 for the function.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter function number_live_events(integer) set enable_seqscan = off set plan_cache_mode = force_custom_plan');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter function number_live_events(integer) reset all');
}
