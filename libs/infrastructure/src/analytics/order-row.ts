import type { Order } from '@halolight/domain/analytics';

/** As PostgreSQL gives it: a numeric comes as text, since not every one is a JavaScript number. Those of orders are, see `assertAmount`. */
export type OrderRow<View extends Order = Order> = Omit<View, 'amount'> & { readonly amount: string };

export function toOrder<Row extends OrderRow>(row: Row): Omit<Row, 'amount'> & { readonly amount: number } {
  return { ...row, amount: Number(row.amount) };
}
