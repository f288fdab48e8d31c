import type { DataSet } from './load-data.ts';

/** Accounts with a role and a session that is open until further notice; nobody knows a password of them, and whoever signs tokens needs none. */
export const LISTENERS: DataSet = {
  name: 'listeners',
  rows: 10_000,
  batch: 10_000,
  insert: `
    with made as (
      insert into users (email, username, name, status, password_hash, created_at)
      select 'listener' || n || '@bench.example', 'listener' || n, 'Listener ' || n, 'ACTIVE', '!', timestamptz '2024-01-01' + n * interval '30 seconds'
      from generate_series($1::bigint, $2) as n
      returning id, created_at
    ), granted as (
      insert into user_roles (user_id, role_id) select made.id, roles.id from made, roles where roles.name = 'user'
    )
    insert into sessions (user_id, family_hash, token_hash, created_at, last_used_at, expires_at)
    select id, sha256(('family ' || id)::bytea), sha256(('token ' || id)::bytea), created_at, created_at, timestamptz '2100-01-01' from made`,
};
