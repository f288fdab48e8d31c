import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Item } from '@halolight/domain/content';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryItems, sampleItem } from '../testing/index.js';
import { DeleteItem } from './delete-item.js';

describe('DeleteItem', () => {
  let store: InMemoryItems;
  let itemId: number;
  beforeEach(async () => {
    store = new InMemoryItems();
    itemId = await store.items.add(sampleItem(7));
  });

  const remove = (actor = sampleActor(7), id = itemId, expectedVersions?: readonly number[]) =>
    new DeleteItem(store.unitOfWork, store.items, store.signals, store.outbox).execute(actor, id, expectedVersions);
  const find = () => store.items.findForUpdate(itemId);

  it.each([['its owner', sampleActor(7)], ['who holds items:delete', sampleActor(8, 'items:delete')]])(
    'deletes the item for %s, and tells who did',
    async (_who, actor) => {
      await remove(actor);
      expect(await find()).toBeNull();
      expect(store.outbox.events).toEqual([{ type: 'item.deleted', actorId: actor.userId, subject: { type: 'item', id: itemId } }]);
      expect(store.unitOfWork.outcomes).toEqual(['kept']);
    },
  );

  it('deletes only a version that is expected, after the rights are checked', async () => {
    await expect(remove(sampleActor(7), itemId, [2])).rejects.toThrow(StaleVersionError);
    await expect(remove(sampleActor(8), itemId, [2])).rejects.toThrow(ForbiddenError);
    expect(await find()).not.toBeNull();
    await remove(sampleActor(7), itemId, [1]);
    expect(await find()).toBeNull();
  });

  it('refuses strangers and unknown items, and tells nobody', async () => {
    await expect(remove(sampleActor(8, 'items:update'))).rejects.toThrow(ForbiddenError);
    await expect(remove(sampleActor(7), -5)).rejects.toThrow(NotFoundError);
    expect(await find()).not.toBeNull();
    expect([store.outbox.events, store.unitOfWork.outcomes]).toEqual([[], ['undone', 'undone']]);
  });

  it('deletes and tells nothing when a handler of the signal objects, which is shown the item', async () => {
    const item = await find();
    const shown: Item[] = [];
    store.signals.beforeDelete.handle((about) => {
      shown.push(about);
      throw new ForbiddenError('Keep it');
    });
    await expect(remove()).rejects.toThrow('Keep it');
    expect(shown).toEqual([item]);
    expect(await find()).not.toBeNull();
    expect([store.outbox.events, store.unitOfWork.outcomes]).toEqual([[], ['undone']]);
  });
});
