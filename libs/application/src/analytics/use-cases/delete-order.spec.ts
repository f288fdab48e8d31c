import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryAnalytics, sampleOrder } from '../testing/index.js';
import { DeleteOrder } from './delete-order.js';

describe('DeleteOrder', () => {
  let house: InMemoryAnalytics;
  let orderId: number;
  beforeEach(async () => {
    house = new InMemoryAnalytics();
    orderId = await house.orders.add(sampleOrder());
  });

  const remove = (id = orderId, expectedVersions?: readonly number[]) =>
    new DeleteOrder(house.unitOfWork, house.orders, house.orderSignals, house.outbox).execute(sampleActor(7), id, expectedVersions);

  it('removes the order and tells who did', async () => {
    await remove(orderId, [1]);
    expect(await house.orders.findForUpdate(orderId)).toBeNull();
    expect(house.outbox.events).toEqual([{ type: 'order.deleted', actorId: 7, subject: { type: 'order', id: orderId } }]);
  });

  it('refuses unknown orders, versions that are not expected, and what a handler of the signal objects to', async () => {
    await expect(remove(-5)).rejects.toThrow(NotFoundError);
    await expect(remove(orderId, [2])).rejects.toThrow(StaleVersionError);
    house.orderSignals.beforeDelete.handle(() => {
      throw new ForbiddenError('Keep it');
    });
    await expect(remove()).rejects.toThrow('Keep it');
    expect(await house.orders.findForUpdate(orderId)).not.toBeNull();
    expect([house.outbox.events, house.unitOfWork.outcomes]).toEqual([[], ['undone', 'undone', 'undone']]);
  });
});
