import type { Knex } from 'knex';

/** Lets a search find the documents whose titles answer it before those that only mention it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index documents_titles on documents using gin (ts_filter(search, '{a}')) with (fastupdate = off);
    alter index documents_titles alter column 1 set statistics 1000`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index documents_titles');
}
