import type { Knex } from 'knex';

/**
 * The log of who followed the links to a file is one list, over all of its links: an index in its order makes a page cost what is on it.
 * Wrong passwords are counted elsewhere by now.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table file_link_accesses add column file_id bigint;
    update file_link_accesses set file_id = file_links.file_id from file_links where file_links.id = file_link_accesses.link_id;
    alter table file_link_accesses
      alter column file_id set not null,
      add constraint file_link_accesses_file_id_fkey foreign key (file_id) references files on delete cascade;
    create index file_link_accesses_by_file on file_link_accesses (file_id, created_at, id);
    drop index file_link_accesses_wrong`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    create index file_link_accesses_wrong on file_link_accesses (link_id, created_at) where outcome = 'WRONG_PASSWORD';
    alter table file_link_accesses drop column file_id`);
}
