import type { Knex } from 'knex';

/** Notes when a file stops showing content, so that what no file shows is found without looking at all there is. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table file_contents add column released_at timestamptz;
    alter table file_contents alter column released_at set default now();
    comment on column file_contents.released_at is 'When it came, or a file ceased to show it; null: since then it was found to be shown';
    update file_contents set released_at = now() where not exists (select from files where files.content_key = file_contents.key);
    create index file_contents_released on file_contents (released_at) where released_at is not null`);
  await noteReleases(knex);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop trigger files_contents_changed on files; drop trigger files_contents_removed on files; drop function release_contents');
  await knex.raw('alter table file_contents drop column released_at');
}

/** By the time of day, not the transaction's: a long one must not make what it releases look old. In the order of the keys, so that nobody waits for each other. */
async function noteReleases(knex: Knex): Promise<void> {
  await knex.raw(`
    create function release_contents() returns trigger language plpgsql set search_path from current as $$
    declare
      keys uuid[];
    begin
      if tg_op = 'DELETE' then keys := array(select distinct content_key from removed);
      else keys := array(select content_key from removed except select content_key from added);
      end if;
      if cardinality(keys) = 0 then return null; end if;
      perform from file_contents where key = any (keys) order by key for no key update;
      update file_contents set released_at = clock_timestamp() where key = any (keys);
      return null;
    end $$;
    create trigger files_contents_changed after update on files referencing old table as removed new table as added
      for each statement execute function release_contents();
    create trigger files_contents_removed after delete on files referencing old table as removed
      for each statement execute function release_contents()`);
}
