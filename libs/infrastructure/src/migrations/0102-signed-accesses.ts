import type { Knex } from 'knex';

/** Who followed a signed URL is in a file's log beside who followed its links. Rows of before have a link: nothing is read or written again. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table file_link_accesses
      alter column link_id drop not null,
      add column signed_by bigint,
      add constraint file_link_accesses_way check (num_nonnulls(link_id, signed_by) = 1) not valid`);
}

/** What signed URLs did has no place in the log of before. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from file_link_accesses where link_id is null;
    alter table file_link_accesses
      drop constraint file_link_accesses_way,
      drop column signed_by,
      alter column link_id set not null`);
}
