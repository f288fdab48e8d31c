import { OrderNumberTakenError } from '@halolight/domain/analytics';
import { ForbiddenError, InvalidInputError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import type { NewOrder } from '../ports/order-repository.js';
import { InMemoryAnalytics, sampleOrder } from '../testing/index.js';
import { CreateOrder } from './create-order.js';

describe('CreateOrder', () => {
  let house: InMemoryAnalytics;
  beforeEach(() => {
    house = new InMemoryAnalytics();
  });

  const create = (given: Partial<NewOrder> = {}) =>
    new CreateOrder(house.unitOfWork, house.orders, house.orderSignals, house.outbox).execute({ actor: sampleActor(7), ...sampleOrder(given) });

  it('keeps the order and tells who recorded it, and nothing of the customer', async () => {
    const order = sampleOrder({ status: 'PAID' });
    const id = await create(order);
    expect(await house.orders.findForUpdate(id)).toEqual({ ...order, id, version: 1 });
    expect(house.outbox.events).toEqual([{ type: 'order.created', actorId: 7, subject: { type: 'order', id }, data: { status: 'PAID' } }]);
    expect(house.unitOfWork.outcomes).toEqual(['kept']);
  });

  it.each([{ amount: 0.001 }, { amount: -1 }, { currency: 'QQQ' }])('refuses %j before anything is done', async (given) => {
    await expect(create(given)).rejects.toThrow(InvalidInputError);
    expect([house.unitOfWork.outcomes, house.outbox.events]).toEqual([[], []]);
  });

  it('refuses a number that is taken, and tells nobody', async () => {
    await create({ number: 'T-1' });
    await expect(create({ number: 'T-1' })).rejects.toThrow(OrderNumberTakenError);
    expect(house.outbox.events).toHaveLength(1);
    expect(house.unitOfWork.outcomes).toEqual(['kept', 'undone']);
  });

  it('stores what the handlers of the signal make of it, or nothing when one objects', async () => {
    house.orderSignals.beforeCreate.handle((draft) => ({ ...draft, customer: draft.customer.toUpperCase() }));
    expect(await house.orders.findForUpdate(await create({ customer: 'Ada' }))).toMatchObject({ customer: 'ADA' });
    house.orderSignals.beforeCreate.handle(() => {
      throw new ForbiddenError('Closed');
    });
    await expect(create()).rejects.toThrow('Closed');
    expect(house.store.orders.size).toBe(1);
  });
});
