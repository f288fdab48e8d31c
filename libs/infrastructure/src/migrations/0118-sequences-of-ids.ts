import type { Knex } from 'knex';

/** Tables that grow without end, in the order in which they are locked, and how an identity column made their ids. */
const TABLES = { messages: 'by default', file_link_accesses: 'by default', live_events: 'always', activities: 'always' };

/**
 * Lets a sequence make the ids of what may be partitioned later: PostgreSQL attaches no table with an identity column to a partitioned one.
 * Only the catalog changes. The next id stays what it was, and the sequence has the name and the owner that the identity's had.
 */
export async function up(knex: Knex): Promise<void> {
  await lock(knex);
  for (const table of Object.keys(TABLES)) {
    await knex.raw(`
      do $$
      declare
        next constant bigint := (select last_value + is_called::integer from ${table}_id_seq);
      begin
        alter table ${table} alter column id drop identity;
        execute format('create sequence ${table}_id_seq start with %s owned by ${table}.id', next);
        alter table ${table} alter column id set default nextval('${table}_id_seq');
      end $$`);
  }
}

export async function down(knex: Knex): Promise<void> {
  await lock(knex);
  for (const [table, generated] of Object.entries(TABLES)) {
    await knex.raw(`
      do $$
      declare
        next constant bigint := (select last_value + is_called::integer from ${table}_id_seq);
      begin
        alter table ${table} alter column id drop default;
        drop sequence ${table}_id_seq;
        execute format('alter table ${table} alter column id add generated ${generated} as identity (start with %s)', next);
      end $$`);
  }
}

/** Nobody draws an id between reading the next one and passing it on. */
async function lock(knex: Knex): Promise<void> {
  await knex.raw(`lock table ${Object.keys(TABLES).join(', ')} in access exclusive mode`);
}
