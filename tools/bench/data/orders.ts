import type { DataSet } from './load-data.ts';

/** Orders of the 300 days before the anchor day. */
export const ORDERS: DataSet = {
  name: 'orders',
  rows: 1_000_000,
  batch: 50_000,
  isOfDays: true,
  rebuilds: ['orders_search_number', 'orders_search_customer'],
  insert: `
    insert into orders (amount, currency, status, customer, created_at, updated_at)
    select 5 + n % 99500 / 100.0, 'USD', (array['PENDING', 'PAID', 'SHIPPED', 'COMPLETED', 'CANCELLED', 'REFUNDED'])[1 + n % 6], 'Customer ' || n % 20000, at, at
    from bench_anchor, generate_series($1::bigint, $2) as n,
      lateral (select bench_anchor.day - interval '300 days' + (n * 7919 % 25920000) * interval '1 second' as at) as time`,
};
