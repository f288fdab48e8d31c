import type { DayFigures } from '@halolight/application/analytics';
import type { Knex } from 'knex';

/** What the dashboard has to say, worked out from what is recorded alone: no rollup, no previous view that was remembered, days by PostgreSQL's own clock. */
export async function rawDays(sql: Knex, zone: string, first: string, last: string): Promise<DayFigures[]> {
  const { rows } = await sql.raw<{ rows: (Omit<DayFigures, 'revenue'> & { revenue: string })[] }>(
    `with views as (
       select (viewed_at at time zone :zone)::date as date, visitor_id,
         coalesce(viewed_at - lag(viewed_at) over (partition by visitor_id order by viewed_at, id) >= interval '30 minutes', true) as starts
       from visits
     ), made as (
       select (created_at at time zone :zone)::date as date, amount, status in ('PAID', 'SHIPPED', 'COMPLETED') as is_sold from orders
     )
     select
       (select count(*) from views where views.date = days.date and starts) as visits,
       (select count(*) from views where views.date = days.date) as "pageViews",
       (select count(distinct visitor_id) from views where views.date = days.date) as "uniqueVisitors",
       (select count(*) from made where made.date = days.date) as placed,
       (select count(*) from made where made.date = days.date and is_sold) as sold,
       (select coalesce(sum(amount), 0) from made where made.date = days.date and is_sold) as revenue,
       (select count(*) from users where (created_at at time zone :zone)::date = days.date and deleted_at is null) as "newUsers"
     from (select generate_series(:first::date, :last::date, interval '1 day')::date as date) as days order by days.date`,
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
