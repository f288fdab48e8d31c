import { beforeAll, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest, uniqueText } from '../../kernel/testing/index.js';
import type { NewOrder } from '../ports/order-repository.js';
import type { OrderFilter } from '../queries/order-directory.js';
import type { AnalyticsPorts, OpenAnalytics } from './analytics-ports.js';
import { sampleOrder } from './sample-order.js';

const UNKNOWN_ID = 2_000_000_000;
const HOUR_MS = 3_600_000;

/** What every `OrderDirectory` keeps to. */
export function orderDirectoryContract(name: string, open: OpenAnalytics): void {
  describe(`${name} keeps the contract of OrderDirectory`, () => {
    let ports: AnalyticsPorts;
    beforeAll(async () => {
      ports = await open();
    });

    const add = (given: Partial<NewOrder> = {}) => ports.orders.add(sampleOrder(given));
    const listed = async (search: string | undefined, filter: OrderFilter = {}) => {
      const page = await ports.orderDirectory.page(samplePageRequest({ search, sort: 'id', pageSize: 100 }), filter);
      return page.items.map(({ id }) => id);
    };

    it('shows an order, alone as in the list', async () => {
      const order = sampleOrder({ amount: 1_234.5 });
      const id = await ports.orders.add(order);
      const view = await ports.orderDirectory.byId(id);
      expect(view).toEqual({ ...order, id, version: 1, createdAt: expect.any(Date), updatedAt: expect.any(Date) });
      expect((await ports.orderDirectory.page(samplePageRequest({ search: order.number ?? '' }), {})).items).toEqual([view]);
    });

    it('is null when unknown or removed', async () => {
      const id = await add();
      await ports.orders.remove(id);
      expect(await ports.orderDirectory.byId(id)).toBeNull();
      expect(await ports.orderDirectory.byId(UNKNOWN_ID)).toBeNull();
    });

    it('filters by status, currency, customer and time', async () => {
      const customer = uniqueText('Customer ');
      const paid = await add({ customer, status: 'PAID' });
      const euros = await add({ customer: `${customer} GmbH`, currency: 'EUR' });
      expect(await listed(undefined, { customer: customer.toUpperCase() })).toEqual([paid, euros]);
      expect(await listed(undefined, { customer, status: 'PAID' })).toEqual([paid]);
      expect(await listed(undefined, { customer, currency: 'EUR' })).toEqual([euros]);
      const made = (await ports.orderDirectory.byId(paid))?.createdAt ?? new Date(0);
      expect(await listed(customer, { to: made })).toEqual([]);
      expect(await listed(customer, { from: made })).toEqual([paid, euros]);
      expect(await listed(customer, { from: new Date(made.getTime() + HOUR_MS) })).toEqual([]);
    });

    it('searches number and customer, whatever the case, and takes % for what it says', async () => {
      const marker = uniqueText('m');
      const numbered = await add({ number: `${marker}-7` });
      const bought = await add({ customer: `${marker}%x` });
      expect(await listed(marker.toUpperCase())).toEqual([numbered, bought]);
      expect(await listed(`${marker}%`)).toEqual([bought]);
    });

    describe('the list', () => {
      pagedListContract(['', 'id', '-id', 'createdAt', '-createdAt', 'amount', '-amount', 'number', '-number', 'customer', '-customer'], async () => {
        const marker = uniqueText('m');
        const ids: number[] = [];
        const rows = [['B', 9.5, 'Delta'], ['D', 10, 'Beta'], ['A', 9.25, 'Gamma'], ['C', 100, 'Alpha']] as const;
        for (const [number, amount, customer] of rows) ids.push(await add({ number: `${number}-${marker}`, amount, customer: `${customer} ${marker}` }));
        const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
        const newestFirst = [...ids].reverse();
        return {
          page: (request) => ports.orderDirectory.page({ ...request, search: marker }, {}),
          inOrder: {
            '': newestFirst,
            id: ids,
            '-id': newestFirst,
            createdAt: ids,
            '-createdAt': newestFirst,
            amount: order(2, 0, 1, 3),
            '-amount': order(3, 1, 0, 2),
            number: order(2, 0, 3, 1),
            '-number': order(1, 3, 0, 2),
            customer: order(3, 1, 0, 2),
            '-customer': order(2, 0, 1, 3),
          },
        };
      });
    });
  });
}
