import type { DataSet } from './load-data.ts';

/** Accounts, of which nobody knows a password. */
export const USERS: DataSet = {
  name: 'users',
  rows: 1_000_000,
  batch: 50_000,
  rebuilds: ['users_search'],
  insert: `
    insert into users (email, username, name, department, status, password_hash, created_at)
    select 'person' || n || '@bench.example', 'person' || n, 'Person ' || md5(n::text), 'Department ' || n % 40,
      case when n % 20 = 0 then 'INACTIVE' else 'ACTIVE' end, '!', timestamptz '2024-01-01' + n * interval '30 seconds'
    from generate_series($1::bigint, $2) as n`,
};
