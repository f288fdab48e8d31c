import type { Knex } from 'knex';
import { RANDOM } from './random-numbers.js';

export interface VisitGeneration {
  /** Of page views there come to be about two and a half times as many. */
  readonly visits: number;
  /** How many different visitors, at most. */
  readonly visitors: number;
  /** Over how many days up to `until` they spread, more and more of them toward the end. */
  readonly days: number;
  readonly until: Date;
  /** What visitors' ids begin with. */
  readonly prefix: string;
}

/**
 * Makes believable page views, the same for the same arguments; nobody among their visitors may have been there before.
 * Run it inside a transaction; the months it needs must have their partitions.
 */
export async function generateVisits(sql: Knex, { visits, visitors, days, until, prefix }: VisitGeneration): Promise<void> {
  await sql.raw(
    `with visits_made as (
       select n, :prefix || 1 + floor(${RANDOM(1)} ^ 1.4 * :visitors)::integer as visitor_id, begun, pages, source, referrer
       from generate_series(1, :visits::integer) as n
         -- Of a day, mostly the hours about one o'clock in the afternoon; of a week, mostly its working days.
         cross join lateral (select date_trunc('day', :until::timestamptz) - floor(:days * (1 - sqrt(${RANDOM(2)}))) * interval '1 day' as day) as days
         cross join lateral (select day - case when extract(isodow from day) > 5 and ${RANDOM(3)} < 0.4 then interval '3 days' else interval '0' end
           + (3 + (${RANDOM(4)} + ${RANDOM(5)}) * 10) * interval '1 hour' as planned) as plans
         cross join lateral (select case when planned > :until::timestamptz then planned - interval '1 day' else planned end as begun) as starts
         cross join lateral (select 1 + floor(${RANDOM(6)} ^ 2 * 6)::integer as pages, ${RANDOM(7)} as chance) as lots
         cross join lateral (select
           case when chance < 0.36 then 'search' when chance < 0.61 then 'direct' when chance < 0.79 then 'social' when chance < 0.92 then 'referral' else 'newsletter' end as source,
           case when chance < 0.36 then 'https://www.google.com/' when chance between 0.61 and 0.79 then 'https://www.linkedin.com/' end as referrer) as origins
     ), views as (
       select n, visitor_id, source, referrer, begun + page * (20 + ${RANDOM(8)} * 200) * interval '1 second' as viewed_at,
         (array['/', '/pricing', '/products', '/blog', '/docs', '/about', '/contact', '/signup'])[1 + floor(${RANDOM(9, 'n * 8 + page')} ^ 1.5 * 8)::integer] as path
       from visits_made cross join lateral generate_series(0, pages - 1) as page
     )
     insert into visits (visitor_id, path, source, referrer, viewed_at, previous_at)
       select visitor_id, path, source, referrer, viewed_at, lag(viewed_at) over (partition by visitor_id order by viewed_at, n)
       from views where viewed_at <= :until::timestamptz`,
    { visits, visitors, days, until, prefix },
  );
  await sql.raw(
    `insert into visitors (id, last_at) select visitor_id, max(viewed_at) from visits where starts_with(visitor_id, :prefix) group by 1
     on conflict (id) do update set last_at = excluded.last_at`,
    { prefix },
  );
}
