import type { Knex } from 'knex';
import { RANDOM } from './random-numbers.js';

export interface OrderGeneration {
  readonly orders: number;
  /** Over how many days up to `until` they spread, more and more of them toward the end. */
  readonly days: number;
  readonly until: Date;
  /** What their numbers begin with; orders whose number is taken are left out. */
  readonly prefix: string;
}

const CUSTOMERS = [
  'Café Aurora', 'Nordwind Logistics', 'Blue Harbor Foods', 'Atelier Lumière', 'Granite Peak Outfitters', 'Sakura Trading', 'Delta Print House', 'Fjord & Sons',
  'Maple Street Dental', 'Oasis Hotels', 'Quanta Labs', 'Riverside Bikes', 'Studio Kairos', 'Tierra Verde', 'Umbra Security', 'Willow Books',
];

/** Makes believable orders, the same for the same arguments: recent ones are on their way, most of the older ones are completed. */
export async function generateOrders(sql: Knex, { orders, days, until, prefix }: OrderGeneration): Promise<void> {
  await sql.raw(
    `insert into orders (number, amount, currency, status, customer, created_at, updated_at)
     select :prefix || n, round((12 + ${RANDOM(11)} ^ 3 * 1900)::numeric, 2), 'USD',
       case when chance < 0.05 then 'CANCELLED' when age < 1.5 and chance < 0.5 then 'PENDING' when age < 3 then 'PAID' when age < 7 then 'SHIPPED'
         when chance < 0.09 then 'REFUNDED' else 'COMPLETED' end,
       (:customers::text[])[1 + floor(${RANDOM(12)} ^ 1.3 * ${CUSTOMERS.length})::integer], made, made
     from generate_series(1, :orders::integer) as n
       cross join lateral (select :days * (1 - sqrt(${RANDOM(13)})) as age, ${RANDOM(14)} as chance) as lots
       cross join lateral (select :until::timestamptz - age * interval '1 day' as made) as times
     on conflict (number) do nothing`,
    { orders, days, until, prefix, customers: CUSTOMERS },
  );
}
