import type { DataSet } from './load-data.ts';

/** Accounts with a role, to be looked at one by one; nobody knows a password of them. */
export const ACCOUNTS: DataSet = {
  name: 'accounts',
  rows: 1_000,
  batch: 1_000,
  insert: `
    with made as (
      insert into users (email, username, name, department, status, password_hash, created_at)
      select 'account' || n || '@bench.example', 'account' || n, 'Account ' || md5(n::text), 'Department ' || n % 40, 'ACTIVE', '!',
        timestamptz '2024-01-01' + n * interval '30 seconds'
      from generate_series($1::bigint, $2) as n
      returning id)
    insert into user_roles (user_id, role_id) select made.id, roles.id from made, roles where roles.name = 'user'`,
};
