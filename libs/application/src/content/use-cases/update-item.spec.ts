import { ItemNameTakenError } from '@halolight/domain/content';
import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryItems, sampleItem } from '../testing/index.js';
import { UpdateItem, type UpdateItemCommand } from './update-item.js';

const OWNER = sampleActor(7);

describe('UpdateItem', () => {
  let store: InMemoryItems;
  let itemId: number;
  beforeEach(async () => {
    store = new InMemoryItems();
    itemId = await store.items.add({ name: 'Lamp', description: 'Two arms', ownerId: 7 });
  });

  const update = (changes: UpdateItemCommand['changes'], actor = OWNER, id = itemId, expectedVersions?: readonly number[]) =>
    new UpdateItem(store.unitOfWork, store.items, store.signals, store.outbox).execute({
      actor,
      itemId: id,
      changes,
      expectedVersions,
    });
  const find = () => store.items.findForUpdate(itemId);

  it.each([
    [{ name: 'Desk lamp' }, { name: 'Desk lamp', description: 'Two arms' }],
    [{ description: 'One arm' }, { name: 'Lamp', description: 'One arm' }],
    [{ description: null }, { name: 'Lamp', description: null }],
    [{ name: undefined, description: undefined }, { name: 'Lamp', description: 'Two arms' }],
  ])('changes by %j what is given and nothing else', async (changes, expected) => {
    await update(changes);
    expect(await find()).toEqual({ id: itemId, ...expected, ownerId: 7, version: 2 });
    expect(store.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('changes only a version that is expected, after the rights are checked', async () => {
    await expect(update({ name: 'X' }, OWNER, itemId, [2])).rejects.toThrow(StaleVersionError);
    await expect(update({ name: 'X' }, sampleActor(8), itemId, [2])).rejects.toThrow(ForbiddenError);
    expect(await find()).toMatchObject({ name: 'Lamp', version: 1 });
    await update({ name: 'X' }, OWNER, itemId, [1]);
    expect(await find()).toMatchObject({ name: 'X', version: 2 });
  });

  it('tells who changed which item, and nothing of what is in it', async () => {
    await update({ name: 'Desk lamp', description: 'A secret drawer' }, sampleActor(8, 'items:update'));
    expect(store.outbox.events).toEqual([{ type: 'item.updated', actorId: 8, subject: { type: 'item', id: itemId } }]);
  });

  it('refuses strangers, unknown items and names that are taken, and tells nobody', async () => {
    await store.items.add(sampleItem(1, { name: 'Taken' }));
    await expect(update({ name: 'X' }, sampleActor(8, 'items:delete'))).rejects.toThrow(ForbiddenError);
    await expect(update({ name: 'X' }, OWNER, -5)).rejects.toThrow(NotFoundError);
    await expect(update({ name: 'TAKEN' })).rejects.toThrow(ItemNameTakenError);
    expect(await find()).toMatchObject({ name: 'Lamp', version: 1 });
    expect(store.outbox.events).toEqual([]);
    expect(store.unitOfWork.outcomes).toEqual(['undone', 'undone', 'undone']);
  });

  it('stores what the handlers of the signal make of it', async () => {
    store.signals.beforeUpdate.handle((item) => ({ ...item, description: `${item.name}, changed` }));
    await update({ name: 'Desk lamp' });
    expect(await find()).toMatchObject({ name: 'Desk lamp', description: 'Desk lamp, changed' });
  });

  it('stores and tells nothing when a handler objects', async () => {
    store.signals.beforeUpdate.handle(async () => {
      throw new ForbiddenError('Leave it');
    });
    await expect(update({ name: 'X' })).rejects.toThrow('Leave it');
    expect(await find()).toMatchObject({ name: 'Lamp', version: 1 });
    expect([store.outbox.events, store.unitOfWork.outcomes]).toEqual([[], ['undone']]);
  });
});
