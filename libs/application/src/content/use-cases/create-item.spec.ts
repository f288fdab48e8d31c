import { ItemNameTakenError } from '@halolight/domain/content';
import { ForbiddenError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryItems, sampleItem } from '../testing/index.js';
import { CreateItem } from './create-item.js';

const MAKER = sampleActor(7);

describe('CreateItem', () => {
  let store: InMemoryItems;
  beforeEach(() => {
    store = new InMemoryItems();
  });

  const create = (name: string, description: string | null = null) =>
    new CreateItem(store.unitOfWork, store.items, store.signals, store.outbox).execute({ actor: MAKER, name, description });

  it('makes an item that belongs to its maker', async () => {
    const id = await create('Lamp', 'Two arms');
    expect(await store.items.findForUpdate(id)).toEqual({ id, name: 'Lamp', description: 'Two arms', ownerId: 7, version: 1 });
    expect(store.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('tells who made which item', async () => {
    const id = await create('Lamp', 'Two arms');
    expect(store.outbox.events).toEqual([{ type: 'item.created', actorId: 7, subject: { type: 'item', id } }]);
  });

  it('refuses a name that is taken, and tells nobody', async () => {
    await store.items.add(sampleItem(1, { name: 'Lamp' }));
    await expect(create('LAMP')).rejects.toThrow(ItemNameTakenError);
    expect(store.outbox.events).toEqual([]);
    expect(store.unitOfWork.outcomes).toEqual(['undone']);
  });

  it('stores what the handlers of the signal make of it', async () => {
    store.signals.beforeCreate.handle((draft) => ({ ...draft, name: `${draft.name}!` }));
    store.signals.beforeCreate.handle(async (draft) => ({ ...draft, description: `About ${draft.name}` }));
    expect(await store.items.findForUpdate(await create('Lamp'))).toMatchObject({ name: 'Lamp!', description: 'About Lamp!', ownerId: 7 });
  });

  it('stores and tells nothing when a handler objects', async () => {
    store.signals.beforeCreate.handle(() => {
      throw new ForbiddenError('No lamps');
    });
    await expect(create('Lamp')).rejects.toThrow('No lamps');
    expect([store.store.rows.size, store.outbox.events]).toEqual([0, []]);
    expect(store.unitOfWork.outcomes).toEqual(['undone']);
  });
});
