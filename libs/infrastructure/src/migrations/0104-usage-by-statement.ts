import type { Knex } from 'knex';

const COUNT_EACH_FILE = `
  create function count_file() returns trigger language plpgsql set search_path from current as $$
  begin
    if tg_op = 'INSERT' then perform add_storage_usage(new.owner_id, new.size, 0);
    elsif tg_op = 'DELETE' then perform add_storage_usage(old.owner_id, -old.size, 0);
    else perform add_storage_usage(new.owner_id, new.size - old.size, 0);
    end if;
    return null;
  end $$;
  create trigger files_usage after insert or delete or update of size on files for each row execute function count_file()`;

/** Owners in the order of their ids, so that two statements over files of several do not wait for each other. */
const COUNT_FILES = `
  create function count_files() returns trigger language plpgsql set search_path from current as $$
  begin
    if tg_op = 'INSERT' then
      perform add_storage_usage(owner_id, size, 0)
        from (select owner_id, sum(size)::bigint as size from added group by owner_id order by owner_id) as counted;
    elsif tg_op = 'DELETE' then
      perform add_storage_usage(owner_id, -size, 0)
        from (select owner_id, sum(size)::bigint as size from removed group by owner_id order by owner_id) as counted;
    else
      perform add_storage_usage(owner_id, size, 0)
        from (
          select owner_id, sum(size)::bigint as size
          from (select owner_id, size from added union all select owner_id, -size from removed) as changed
          group by owner_id order by owner_id
        ) as counted;
    end if;
    return null;
  end $$;
  create trigger files_usage_added after insert on files referencing new table as added for each statement execute function count_files();
  create trigger files_usage_changed after update on files referencing old table as removed new table as added
    for each statement execute function count_files();
  create trigger files_usage_removed after delete on files referencing old table as removed for each statement execute function count_files()`;

/** Counts an owner's usage once a statement: counted row by row, each file of many had to pass all the counts before its own. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('drop trigger files_usage on files; drop function count_file');
  await knex.raw(COUNT_FILES);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop trigger files_usage_added on files; drop trigger files_usage_changed on files; drop trigger files_usage_removed on files');
  await knex.raw('drop function count_files');
  await knex.raw(COUNT_EACH_FILE);
}
