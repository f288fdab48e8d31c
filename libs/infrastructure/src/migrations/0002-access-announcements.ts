import type { Knex } from 'knex';

/** Rows changed at once beyond which all cached rights are dropped instead of being named one by one. */
const NAMED_AT_MOST = 100;

/**
 * Tells every process on the channel `halo_access` whose rights changed: `session:<id>`, `user:<id>` or `all`.
 * Triggers do it so that no way of changing rights, a hand-typed statement included, is forgotten.
 */
export async function up(knex: Knex): Promise<void> {
  await announceSessions(knex);
  await announceUsers(knex);
  await announceRightsOfUsers(knex);
  await announceRightsOfBundles(knex);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function announce_closed_session, announce_changed_user, announce_rights_of_users, announce_all_rights cascade`);
}

async function announceSessions(knex: Knex): Promise<void> {
  await knex.raw(`
    create function announce_closed_session() returns trigger language plpgsql as $$
    begin
      perform pg_notify('halo_access', 'session:' || old.id);
      return null;
    end $$;
    create trigger sessions_revoked after update of revoked_at on sessions
      for each row when (old.revoked_at is null and new.revoked_at is not null) execute function announce_closed_session();
    create trigger sessions_deleted after delete on sessions
      for each row when (old.revoked_at is null and old.expires_at > now()) execute function announce_closed_session()`);
}

async function announceUsers(knex: Knex): Promise<void> {
  await knex.raw(`
    create function announce_changed_user() returns trigger language plpgsql as $$
    begin
      perform pg_notify('halo_access', 'user:' || old.id);
      return null;
    end $$;
    create trigger users_closed after update of status, must_change_password, deleted_at on users
      for each row when (
        old.status <> new.status or old.must_change_password <> new.must_change_password
        or old.deleted_at is distinct from new.deleted_at
      ) execute function announce_changed_user()`);
}

/** An account made in the same transaction has no session yet, so nothing to announce. */
async function announceRightsOfUsers(knex: Knex): Promise<void> {
  await knex.raw(`
    create function announce_rights_of_users() returns trigger language plpgsql as $$
    begin
      if (select count(*) from changed) > ${NAMED_AT_MOST} then
        perform pg_notify('halo_access', 'all');
      else
        perform pg_notify('halo_access', 'user:' || users.id)
        from users
        where users.id in (select user_id from changed) and users.created_at <> transaction_timestamp();
      end if;
      return null;
    end $$`);
  for (const table of ['user_roles', 'group_members', 'user_permissions']) {
    await knex.raw(`
      create trigger ${table}_added after insert on ${table}
        referencing new table as changed for each statement execute function announce_rights_of_users();
      create trigger ${table}_removed after delete on ${table}
        referencing old table as changed for each statement execute function announce_rights_of_users();
      create trigger ${table}_moved_from after update on ${table}
        referencing old table as changed for each statement execute function announce_rights_of_users();
      create trigger ${table}_moved_to after update on ${table}
        referencing new table as changed for each statement execute function announce_rights_of_users()`);
  }
}

async function announceRightsOfBundles(knex: Knex): Promise<void> {
  await knex.raw(`
    create function announce_all_rights() returns trigger language plpgsql as $$
    begin
      perform pg_notify('halo_access', 'all');
      return null;
    end $$`);
  for (const table of ['role_permissions', 'group_permissions']) {
    await knex.raw(`
      create trigger ${table}_changed after insert or update or delete on ${table}
        for each statement execute function announce_all_rights()`);
  }
}
