import { OrderNumberTakenError, OrderTransitionError } from '@halolight/domain/analytics';
import { ForbiddenError, InvalidInputError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import type { NewOrder } from '../ports/order-repository.js';
import { InMemoryAnalytics, sampleOrder } from '../testing/index.js';
import { UpdateOrder, type UpdateOrderCommand } from './update-order.js';

describe('UpdateOrder', () => {
  let house: InMemoryAnalytics;
  let before: NewOrder;
  let orderId: number;
  beforeEach(async () => {
    house = new InMemoryAnalytics();
    before = sampleOrder();
    orderId = await house.orders.add(before);
  });

  const update = (changes: UpdateOrderCommand['changes'], id = orderId, expectedVersions?: readonly number[]) =>
    new UpdateOrder(house.unitOfWork, house.orders, house.orderSignals, house.outbox).execute({ actor: sampleActor(7), orderId: id, changes, expectedVersions });
  const find = () => house.orders.findForUpdate(orderId);

  it.each([{ number: 'T-9' }, { amount: 0 }, { currency: 'EUR' }, { customer: 'Bob' }, { status: 'PAID' }, {}] as const)(
    'changes by %j what is given and nothing else',
    async (changes) => {
      await update(changes);
      expect(await find()).toEqual({ ...before, ...changes, id: orderId, version: 2 });
    },
  );

  it('tells from which status to which, and of other changes only that there was one', async () => {
    await update({ status: 'PAID' });
    await update({ customer: 'Bob' });
    const event = { type: 'order.updated', actorId: 7, subject: { type: 'order', id: orderId } };
    expect(house.outbox.events).toEqual([{ ...event, data: { from: 'PENDING', to: 'PAID' } }, { ...event, data: {} }]);
  });

  it('refuses a status that does not follow, also when a handler of the signal wants it', async () => {
    await expect(update({ status: 'REFUNDED' })).rejects.toThrow(OrderTransitionError);
    house.orderSignals.beforeUpdate.handle((order) => ({ ...order, status: 'COMPLETED' }));
    await expect(update({})).rejects.toThrow(OrderTransitionError);
    expect(await find()).toMatchObject({ status: 'PENDING', version: 1 });
  });

  it.each([{ amount: 0.001 }, { currency: 'QQQ' }])('refuses %j before anything is done', async (changes) => {
    await expect(update(changes)).rejects.toThrow(InvalidInputError);
    expect(house.unitOfWork.outcomes).toEqual([]);
  });

  it('refuses unknown orders, versions that are not expected and numbers that are taken, and tells nobody', async () => {
    await house.orders.add(sampleOrder({ number: 'T-1' }));
    await expect(update({ amount: 1 }, -5)).rejects.toThrow(NotFoundError);
    await expect(update({ amount: 1 }, orderId, [2])).rejects.toThrow(StaleVersionError);
    await expect(update({ number: 'T-1' }, orderId, [1])).rejects.toThrow(OrderNumberTakenError);
    expect([house.outbox.events, house.unitOfWork.outcomes]).toEqual([[], ['undone', 'undone', 'undone']]);
  });

  it('stores nothing when a handler objects', async () => {
    house.orderSignals.beforeUpdate.handle(() => {
      throw new ForbiddenError('Closed');
    });
    await expect(update({ amount: 1 })).rejects.toThrow('Closed');
    expect(await find()).toMatchObject({ version: 1 });
  });
});
