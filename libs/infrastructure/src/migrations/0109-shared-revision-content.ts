import type { Knex } from 'knex';

/** A revision that says in its content what the one before it says keeps none: null stands for the nearest content before. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table document_revisions alter column content drop not null');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    update document_revisions set content = (
      select content from document_revisions as earlier
      where earlier.document_id = document_revisions.document_id and earlier.revision < document_revisions.revision and earlier.content is not null
      order by earlier.revision desc limit 1)
    where content is null;
    alter table document_revisions alter column content set not null`);
}
