import type { Knex } from 'knex';

/** Of the sessions of the HTML pages the database keeps the hashes of their ids; who is signed in stays so. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`update web_sessions set sid = encode(sha256(convert_to(sid, 'UTF8')), 'hex')`);
}

/** No id comes out of a hash: everybody signs in to the pages again. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw('delete from web_sessions');
}
