import type { DayFigures } from '@halolight/application/analytics';
import type { Knex } from 'knex';

/** What the dashboard has to say, worked out from what is recorded alone: no rollup, no previous view that was remembered, days by PostgreSQL's own clock. */
export async function rawDays(sql: Knex, zone: string, first: string, last: string): Promise<DayFigures[]> {
  const { rows } = await sql.raw<{ rows: (Omit<DayFigures, 'revenue'> & { revenue: string })[] }>(
    `with views as (
       select (viewed_at at time zone :zone)::date as date, visitor_id,
         coalesce(viewed_at - lag(viewed_at) over (partition by visitor_id order by viewed_at, id) >= interval '30 minutes', true) as starts
       from visits
     ), viewed as (
       select date, count(*) filter (where starts) as visits, count(*) as views, count(distinct visitor_id) as visitors from views group by date
     ), ordered as (
       select (created_at at time zone :zone)::date as date, count(*) as placed, count(*) filter (where is_sold) as sold, sum(amount) filter (where is_sold) as revenue
       from orders cross join lateral (select status in ('PAID', 'SHIPPED', 'COMPLETED') as is_sold) as outcome group by 1
     ), joined as (
       select (created_at at time zone :zone)::date as date, count(*) as users from users where deleted_at is null group by 1
     )
     select coalesce(visits, 0) as visits, coalesce(views, 0) as "pageViews", coalesce(visitors, 0) as "uniqueVisitors",
       coalesce(placed, 0) as placed, coalesce(sold, 0) as sold, coalesce(revenue, 0) as revenue, coalesce(users, 0) as "newUsers"
     from (select generate_series(:first::date, :last::date, interval '1 day')::date as date) as days
       left join viewed using (date) left join ordered using (date) left join joined using (date)
     order by date`,
    { zone, first, last },
  );
  return rows.map((row) => ({ ...row, revenue: Number(row.revenue) }));
}

/** Visits by source between two moments, likewise. */
export async function rawSources(sql: Knex, from: Date, to: Date): Promise<{ source: string; visits: number }[]> {
  const { rows } = await sql.raw<{ rows: { source: string; visits: number }[] }>(
    `select source, count(*) as visits
     from (
       select source, viewed_at,
         coalesce(viewed_at - lag(viewed_at) over (partition by visitor_id order by viewed_at, id) >= interval '30 minutes', true) as starts
       from visits
     ) as views
     where starts and viewed_at >= :from and viewed_at < :to group by source order by 2 desc, 1`,
    { from, to },
  );
  return rows;
}
