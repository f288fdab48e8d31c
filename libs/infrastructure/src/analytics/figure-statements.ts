import type { DayFigures, SourceFigures } from '@halolight/application/analytics';
import { PreparedStatement } from '../kernel/index.js';

/**
 * Values: when each day begins, in order, and when the last one ends. A day of 24 hours is one row of `rollup_days`;
 * one on which clocks change is the sum of its quarters of an hour. These are added up day by day, because a join with a range
 * of times is planned as if it met a ninth of the table.
 */
export const DAY_FIGURES = new PreparedStatement<Omit<DayFigures, 'revenue'> & { revenue: string }>('day_figures', (knex, $) =>
  knex.raw(
    `with days as materialized (
       select place, first, coalesce(lead(first) over (order by place), ?::timestamptz) as next
       from unnest(?::timestamptz[]) with ordinality as given (first, place)
     ), parts as (
       select place, views, visits, visitors, placed, sold, revenue, users
         from days join rollup_days on start = first where next - first = interval '24 hours'
       union all
       select place, quarters.*
         from days cross join lateral (
           select sum(views), sum(visits), sum(firsts[1 + (extract(epoch from start - first) / 900)::integer]), sum(placed), sum(sold), sum(revenue), sum(users)
           from rollup_quarters where start >= first and start < next
         ) as quarters where next - first <> interval '24 hours'
       union all
       select place, views, visits, case when gap > extract(epoch from quarter - first) / 900 then views else 0 end, placed, sold, revenue, users
         from rollup_changes join days on place = width_bucket(quarter, ?::timestamptz[])
         where quarter >= (?::timestamptz[])[1] and quarter < ?::timestamptz
     )
     select coalesce(sum(visits), 0)::bigint as visits, coalesce(sum(views), 0)::bigint as "pageViews",
       coalesce(sum(visitors), 0)::bigint as "uniqueVisitors", coalesce(sum(placed), 0)::bigint as placed,
       coalesce(sum(sold), 0)::bigint as sold, coalesce(sum(revenue), 0) as revenue, coalesce(sum(users), 0)::bigint as "newUsers"
     from days left join parts using (place) group by place order by place`,
    [$(2), $(1), $(1), $(1), $(2)],
  ),
);

/** Values: from, the first day of UTC in it, the end of the last one, to. */
export const SOURCE_FIGURES = new PreparedStatement<SourceFigures>('source_figures', (knex, $) =>
  knex.raw(
    `select source, sum(visits)::bigint as visits
     from (
       select source, visits from rollup_sources where is_day and start >= ?::timestamptz and start < ?::timestamptz
       union all
       select source, visits from rollup_sources where not is_day and start >= ?::timestamptz and start < ?::timestamptz
       union all
       select source, visits from rollup_sources where not is_day and start >= ?::timestamptz and start < ?::timestamptz
       union all
       select source, visits from rollup_changes where visits <> 0 and quarter >= ?::timestamptz and quarter < ?::timestamptz
     ) as parts
     group by source order by sum(visits) desc, source`,
    [$(2), $(3), $(1), $(2), $(3), $(4), $(1), $(4)],
  ),
);
