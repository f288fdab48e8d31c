import type { DataSet } from './load-data.ts';

const VIEWS = 20;

/** Page views of the 300 days before the anchor day: twenty by each visitor, some minutes apart in a visit and some days between visits. */
export const VISITS: DataSet = {
  name: 'visits',
  rows: 10_000_000,
  batch: 200_000,
  isOfDays: true,
  prepare: `select create_visit_partitions(day - interval '301 days', now()) from bench_anchor`,
  insert: `
    insert into visits (visitor_id, path, source, viewed_at, previous_at)
    select 'bench-' || visitor, '/page/' || (visitor + nth) % 50, (array['direct', 'search', 'social', 'referral', 'mail'])[1 + visitor % 5], at, before
    from (
      select visitor, nth, at, lag(at) over (partition by visitor order by nth) as before
      from bench_anchor, generate_series(($1::bigint - 1) / ${VIEWS}, $2::bigint / ${VIEWS} - 1) as visitor, generate_series(0, ${VIEWS - 1}) as nth,
        lateral (select bench_anchor.day - interval '300 days' + (visitor % 86400) * interval '1 second' + (visitor * 7 % 200) * interval '1 day'
          + (nth / 4) * interval '5 days' + (nth % 4) * (1 + visitor % 10) * interval '1 minute' as at) as time
    ) as views`,
};
