import { OTHER_SOURCE, REFERRED_SOURCES } from '@halolight/domain/analytics';

/** Sources of a day of UTC that are kept apart: anybody may make sources up, and a year of them is read for each look at the dashboard. */
export const SOURCES_A_DAY = 200;

const ADDITIVE = ['views', 'visits', 'placed', 'sold', 'users', 'revenue'];

const columns = ADDITIVE.join(', ');
const sums = ADDITIVE.map((figure) => `sum(${figure}) as ${figure}`).join(', ');
const added = ADDITIVE.map((figure) => `${figure} = known.${figure} + excluded.${figure}`).join(', ');

const everyDaysSources = [...REFERRED_SOURCES, OTHER_SOURCE].map((source) => `'${source}'`).join(', ');

/** Takes the oldest noted changes and adds them to the rollups. Of sources that are new on a day, those with the most visits are kept apart while there is room. */
export const FOLD_CHANGES = `
  with taken as materialized (
    delete from rollup_changes where ctid = any (array(select ctid from rollup_changes order by quarter limit ?)) returning *
  ), totals as (
    select quarter, ${sums} from taken group by quarter
  ), gaps as (
    select quarter, gap, sum(views) as views from taken where gap > 0 group by quarter, gap
  ), firsts as (
    -- Who was away for g quarters of an hour is the first of any time that begins less than g before.
    select quarter, array_agg(views order by place) as firsts
    from (
      select quarters.quarter, place, (sum(coalesce(gaps.views, 0)) over (partition by quarters.quarter order by place desc))::integer as views
      from (select distinct quarter from gaps) as quarters cross join generate_series(1, 200) as place
        left join gaps on gaps.quarter = quarters.quarter and gap = place
    ) as sums
    group by quarter
  ), folded as materialized (
    select * from totals left join firsts using (quarter)
  ), quarters as (
    insert into rollup_quarters as known (start, ${columns}, firsts)
      select quarter, ${columns}, coalesce(firsts, array_fill(0, array[200])) from folded order by quarter
    on conflict (start) do update set ${added}, firsts = array(
      select old + new from unnest(known.firsts, excluded.firsts) with ordinality as pair (old, new, place) order by place)
  ), days as (
    insert into rollup_days as known (start, ${columns}, visitors)
      select quarter - place * interval '15 minutes', ${sums}, sum(coalesce(firsts[place + 1], 0))
      from folded cross join generate_series(0, 95) as place group by 1 order by 1
    on conflict (start) do update set ${added}, visitors = known.visitors + excluded.visitors
  ), visited as materialized (
    select date_bin('1 day', quarter, timestamptz '2000-01-01T00:00:00Z') as day, quarter, source, sum(visits) as visits
    from taken where visits <> 0 group by 1, 2, 3
  ), rooms as materialized (
    select day, ${SOURCES_A_DAY} - (select count(*) from rollup_sources where is_day and start = day) as room from (select distinct day from visited) as days
  ), ranked as (
    select day, source, is_known, count(*) filter (where not is_known) over (partition by day order by visits desc, source) as place
    from (
      select day, source, sum(visits) as visits,
        source in (${everyDaysSources}) or exists (select from rollup_sources as known where known.is_day and known.start = day and known.source = visited.source) as is_known
      from visited group by day, source
    ) as wanted
  ), apart as materialized (
    select day, source from ranked join rooms using (day) where is_known or place <= room
  ), sources as (
    insert into rollup_sources as known (is_day, start, source, visits)
      select is_day, case when is_day then day else quarter end, coalesce(apart.source, '${OTHER_SOURCE}'), sum(visits)
      from visited left join apart using (day, source) cross join (values (true), (false)) as grain (is_day) group by 1, 2, 3 order by 1, 2, 3
    on conflict (is_day, start, source) do update set visits = known.visits + excluded.visits
  )
  select count(*) as folded from taken`;

/** Takes all noted changes of how many records there are. */
export const FOLD_COUNTS = `
  with taken as (
    delete from record_count_changes returning *
  )
  insert into record_counts as known (subject, total) select subject, sum(difference) from taken group by subject
  on conflict (subject) do update set total = known.total + excluded.total`;

/** Takes counts of nothing: those of roles that were deleted would stay for good. */
export const DROP_EMPTY_COUNTS = 'delete from record_counts where total = 0';
