import { OrderNumberTakenError, type Order } from '@halolight/domain/analytics';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { uniqueText } from '../../kernel/testing/index.js';
import type { AnalyticsPorts, OpenAnalytics } from './analytics-ports.js';
import { sampleOrder } from './sample-order.js';

const UNKNOWN_ID = 2_000_000_000;

/** What every `OrderRepository` keeps to. */
export function orderRepositoryContract(name: string, open: OpenAnalytics): void {
  describe(`${name} keeps the contract of OrderRepository`, () => {
    let ports: AnalyticsPorts;
    beforeAll(async () => {
      ports = await open();
    });

    const look = (id: number) => ports.unitOfWork.run(() => ports.orders.findForUpdate(id));
    const find = async (id: number): Promise<Order> => {
      const order = await look(id);
      if (!order) throw new Error(`There is no order ${id}`);
      return order;
    };

    it('keeps an order', async () => {
      const order = sampleOrder({ currency: 'EUR', status: 'SHIPPED' });
      const id = await ports.orders.add(order);
      expect(await find(id)).toEqual({ ...order, id, version: 1 });
    });

    it.each([0, 0.01, 0.07, 1.1, 4.35, 1_234_567.89, 999_999_999_999.99])('keeps the amount %d as it is', async (amount) => {
      expect((await find(await ports.orders.add(sampleOrder({ amount })))).amount).toBe(amount);
    });

    it('finds nothing under an unknown id', async () => {
      expect(await look(UNKNOWN_ID)).toBeNull();
    });

    it('gives each order without a number the next that is free', async () => {
      const first = await find(await ports.orders.add(sampleOrder({ number: null })));
      const taken = [1, 2].map((step) => `ORD-${Number(first.number.slice(4)) + step}`);
      for (const number of taken) await ports.orders.add(sampleOrder({ number }));
      const next = await find(await ports.unitOfWork.run(() => ports.orders.add(sampleOrder({ number: null }))));
      expect([first.number, next.number]).toEqual([expect.stringMatching(/^ORD-\d+$/), expect.stringMatching(/^ORD-\d+$/)]);
      expect([first.number, ...taken]).not.toContain(next.number);
    });

    it('refuses a number that is taken', async () => {
      const { number } = await find(await ports.orders.add(sampleOrder()));
      await expect(ports.orders.add(sampleOrder({ number }))).rejects.toThrow(OrderNumberTakenError);
    });

    it('lets one of two through that want the same number at once', async () => {
      const number = uniqueText('T-');
      const outcomes = await Promise.allSettled([ports.orders.add(sampleOrder({ number })), ports.orders.add(sampleOrder({ number }))]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toBeInstanceOf(OrderNumberTakenError);
    });

    it('stores every field and raises the version, of one order alone', async () => {
      const [changed, other] = [await find(await ports.orders.add(sampleOrder())), await find(await ports.orders.add(sampleOrder()))];
      const fields = sampleOrder({ amount: 0.3, currency: 'CHF', status: 'PAID' });
      await ports.orders.update({ ...changed, ...fields, number: fields.number ?? '' });
      expect(await find(changed.id)).toEqual({ ...fields, id: changed.id, version: 2 });
      expect(await find(other.id)).toEqual(other);
    });

    it('lets an order keep its own number, and refuses that of another', async () => {
      const [one, two] = [await find(await ports.orders.add(sampleOrder())), await find(await ports.orders.add(sampleOrder()))];
      await ports.orders.update(one);
      await expect(ports.orders.update({ ...one, number: two.number })).rejects.toThrow(OrderNumberTakenError);
    });

    it('removes one order, whose number is free then', async () => {
      const [removed, other] = [await find(await ports.orders.add(sampleOrder())), await find(await ports.orders.add(sampleOrder()))];
      await ports.orders.remove(removed.id);
      expect(await look(removed.id)).toBeNull();
      expect(await find(other.id)).toEqual(other);
      expect(await look(await ports.orders.add(sampleOrder({ number: removed.number })))).not.toBeNull();
    });
  });
}
