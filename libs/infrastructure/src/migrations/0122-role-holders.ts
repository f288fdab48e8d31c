import type { Knex } from 'knex';

/**
 * How many accounts have each role is counted as records are, see docs/adr/0020-rollups.md, under the subject `role <id>`; accounts that were
 * deleted do not count. What is there is counted while nobody changes an account: later, what was noted meanwhile would be counted twice.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index record_count_changes_by_subject on record_count_changes (subject)');
  await noteAccounts(knex);
  await noteRoles(knex);
  await knex.raw(`
    insert into record_count_changes
      select 'role ' || role_id, count(*) from user_roles join users on users.id = user_id where deleted_at is null group by role_id`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger users_roles_hidden on users;
    drop trigger users_roles_removed on users;
    drop trigger user_roles_counted on user_roles;
    drop function note_roles_of_user, note_user_of_role;
    drop index record_count_changes_by_subject;
    delete from record_count_changes where subject like 'role %';
    delete from record_counts where subject like 'role %'`);
}

/** Before an account's row is gone, for with it goes what says which roles it had and whether it counted. */
async function noteAccounts(knex: Knex): Promise<void> {
  await knex.raw(`
    create function note_roles_of_user() returns trigger language plpgsql set search_path from current as $$
    begin
      insert into record_count_changes
        select 'role ' || role_id, case when tg_op = 'UPDATE' and new.deleted_at is null then 1 else -1 end from user_roles where user_id = old.id;
      return old;
    end $$;
    create trigger users_roles_hidden after update of deleted_at on users
      for each row when ((old.deleted_at is null) <> (new.deleted_at is null)) execute function note_roles_of_user();
    create trigger users_roles_removed before delete on users
      for each row when (old.deleted_at is null) execute function note_roles_of_user()`);
}

/**
 * Holds the account's row, so that the account is not deleted at the same time, with neither change knowing of the other; two accounts with the same
 * role do not wait for each other. Row by row: a plan that a session made for many rows, and kept, would read all accounts for one.
 */
async function noteRoles(knex: Knex): Promise<void> {
  await knex.raw(`
    create function note_user_of_role() returns trigger language plpgsql set search_path from current as $$
    begin
      if tg_op <> 'INSERT' then
        insert into record_count_changes
          select 'role ' || old.role_id, -1 from users where id = old.user_id and deleted_at is null for share;
      end if;
      if tg_op <> 'DELETE' then
        insert into record_count_changes
          select 'role ' || new.role_id, 1 from users where id = new.user_id and deleted_at is null for share;
      end if;
      return null;
    end $$;
    create trigger user_roles_counted after insert or update or delete on user_roles
      for each row execute function note_user_of_role()`);
}
