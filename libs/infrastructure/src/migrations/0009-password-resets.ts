import type { Knex } from 'knex';

/** Requests to reset a forgotten password, one row for each account, with the hash of the mailed token alone. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table password_resets (
      user_id bigint primary key references users on delete cascade,
      token_hash bytea not null constraint password_resets_token_hash_key unique,
      requested_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index password_resets_by_expiry on password_resets (expires_at)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table password_resets');
}
