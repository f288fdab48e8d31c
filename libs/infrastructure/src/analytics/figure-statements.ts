import type { DayFigures, SourceFigures } from '@halolight/application/analytics';
import { OTHER_SOURCE } from '@halolight/domain/analytics';
import { PreparedStatement } from '../kernel/index.js';

/**
 * Values: when each day begins, in order, and when the last one ends. A day of 24 hours is one row of `rollup_days`;
 * one on which clocks change is the sum of its quarters of an hour. Noted changes, of which there may be ten thousands, are added up by quarter
 * and gap, and these few find their day by bisection. Nothing is joined
 * with a range of times or without an index: how many days and changes there are is not known when the statement is planned.
 */
export const DAY_FIGURES = new PreparedStatement<Omit<DayFigures, 'revenue'> & { revenue: string }>('day_figures', (knex, $) =>
  knex.raw(
    `with days as materialized (
       select place, first, coalesce(lead(first) over (order by place), ?::timestamptz) as next
       from unnest(?::timestamptz[]) with ordinality as given (first, place)
     ), parts as (
       select place, 0 as views, 0 as visits, 0 as visitors, 0 as placed, 0 as sold, 0 as revenue, 0 as users from days
       union all
       select place, views, visits, visitors, placed, sold, revenue, users
         from days join rollup_days on start = first where next - first = interval '24 hours'
       union all
       select place, quarters.*
         from days cross join lateral (
           select sum(views), sum(visits), sum(firsts[1 + (extract(epoch from start - first) / 900)::integer]), sum(placed), sum(sold), sum(revenue), sum(users)
           from rollup_quarters where start >= first and start < next
         ) as quarters where next - first <> interval '24 hours'
       union all
       select place, views, visits, case when gap > extract(epoch from quarter - (?::timestamptz[])[place]) / 900 then views else 0 end, placed, sold, revenue, users
         from (
           select quarter, gap, width_bucket(quarter, ?::timestamptz[]) as place, sum(views) as views, sum(visits) as visits,
             sum(placed) as placed, sum(sold) as sold, sum(revenue) as revenue, sum(users) as users
           from rollup_changes where quarter >= (?::timestamptz[])[1] and quarter < ?::timestamptz group by quarter, gap
         ) as noted
     )
     select sum(visits)::bigint as visits, sum(views)::bigint as "pageViews", sum(visitors)::bigint as "uniqueVisitors",
       sum(placed)::bigint as placed, sum(sold)::bigint as sold, sum(revenue) as revenue, sum(users)::bigint as "newUsers"
     from parts group by place order by place`,
    [$(2), $(1), $(1), $(1), $(1), $(2)],
  ),
);

/**
 * Values: from, the first day of UTC in it, the end of the last one, to, how many sources are told one by one. Anybody may make sources up:
 * however many there are, few leave the database, and ties among them are told apart by their bytes, which is twice as fast as by a language's rules.
 */
export const SOURCE_FIGURES = new PreparedStatement<SourceFigures>('source_figures', (knex, $) =>
  knex.raw(
    `with totals as materialized (
       select source, sum(visits)::bigint as visits
       from (
         select source, visits from rollup_sources where is_day and start >= ?::timestamptz and start < ?::timestamptz
         union all
         select source, visits from rollup_sources where not is_day and start >= ?::timestamptz and start < ?::timestamptz
         union all
         select source, visits from rollup_sources where not is_day and start >= ?::timestamptz and start < ?::timestamptz
         union all
         select source, visits from rollup_changes where visits <> 0 and quarter >= ?::timestamptz and quarter < ?::timestamptz
       ) as parts
       group by source
     ), told as materialized (
       select source, visits from totals order by visits desc, source collate "C" limit ?::integer
     ), slices as (
       select source, visits, false as is_rest from told
       union all
       select '${OTHER_SOURCE}', (select sum(visits) from totals) - coalesce((select sum(visits) from told), 0), true
     )
     select source, sum(visits)::bigint as visits from slices where visits > 0 group by source order by bool_or(is_rest), sum(visits) desc, source`,
    [$(2), $(3), $(1), $(2), $(3), $(4), $(1), $(4), $(5)],
  ),
);
