import type { DataSet } from './load-data.ts';

/** Documents of about sixty words, common and rare ones as in real text: the k-th of 20,000 words is about as frequent as 1/k. */
export const DOCUMENTS: DataSet = {
  name: 'documents',
  rows: 1_000_000,
  batch: 10_000,
  rebuilds: ['documents_search'],
  prepare: `
    create or replace function bench_word(document bigint, place integer) returns text language sql immutable parallel safe
      return 'word' || floor(exp(ln(20000::float8) * (hashint8(document * 101 + place)::bigint & 1048575) / 1048576.0))::integer`,
  insert: `
    insert into documents (title, content, type, status, tags, owner_id, created_at, updated_at)
    select 'Report ' || n || ' on ' || bench_word(n, 1000) || ' and ' || bench_word(n, 1001),
      (select string_agg(bench_word(n, place), ' ') from generate_series(1, 60) as place),
      'document', case when n % 10 = 0 then 'DRAFT' else 'PUBLISHED' end, array['tag' || n % 100],
      (select id from users where username = 'user'), at, at
    from generate_series($1::bigint, $2) as n, lateral (select timestamptz '2024-01-01' + n * interval '45 seconds' as at) as time`,
};
