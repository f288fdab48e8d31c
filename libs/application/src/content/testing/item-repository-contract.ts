import { ItemNameTakenError } from '@halolight/domain/content';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NewItem } from '../ports/item-repository.js';
import type { ItemPorts, OpenItems } from './item-ports.js';
import { sampleItem } from './sample-item.js';

const UNKNOWN_ID = 2_000_000_000;

/** What every `ItemRepository` keeps to. */
export function itemRepositoryContract(name: string, open: OpenItems): void {
  describe(`${name} keeps the contract of ItemRepository`, () => {
    let ports: ItemPorts;
    let ownerId: number;
    beforeAll(async () => {
      ports = await open();
      ownerId = await ports.addOwner();
    });

    const find = async (id: number) => {
      const item = await ports.unitOfWork.run(() => ports.items.findForUpdate(id));
      if (!item) throw new Error(`There is no item ${id}`);
      return item;
    };
    const isThere = async (id: number) => (await ports.unitOfWork.run(() => ports.items.findForUpdate(id))) !== null;
    const add = (given: Partial<NewItem> = {}) => ports.items.add(sampleItem(ownerId, given));

    it.each(['Warm light, two arms', null])('keeps an item with the description %j', async (description) => {
      const item = sampleItem(await ports.addOwner(), { description });
      const id = await ports.items.add(item);
      expect(await find(id)).toEqual({ ...item, id, version: 1 });
    });

    it('finds nothing under an unknown id', async () => {
      expect(await isThere(UNKNOWN_ID)).toBe(false);
    });

    it('refuses a name that is taken, whatever its case and whoever owns it', async () => {
      const { name } = await find(await add());
      await expect(add({ name })).rejects.toThrow(ItemNameTakenError);
      await expect(add({ name: name.toUpperCase(), ownerId: await ports.addOwner() })).rejects.toThrow(ItemNameTakenError);
    });

    it('lets one of two through that want the same name at once', async () => {
      const { name } = sampleItem(ownerId);
      const outcomes = await Promise.allSettled([add({ name }), add({ name })]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toBeInstanceOf(ItemNameTakenError);
    });

    it('stores name and description and raises the version, of one item alone', async () => {
      const [changed, other] = [await find(await add({ description: 'Before' })), await find(await add())];
      const { name } = sampleItem(ownerId);
      await ports.items.update({ ...changed, name, description: null });
      expect(await find(changed.id)).toEqual({ ...changed, name, description: null, version: 2 });
      expect(await find(other.id)).toEqual(other);
    });

    it('keeps the owner, whatever an update says', async () => {
      const item = await find(await add());
      await ports.items.update({ ...item, ownerId: await ports.addOwner() });
      expect((await find(item.id)).ownerId).toBe(ownerId);
    });

    it('lets an item keep its own name, in another case as well, and refuses the name of another', async () => {
      const [one, two] = [await find(await add()), await find(await add())];
      await ports.items.update({ ...one, name: one.name.toUpperCase() });
      await expect(ports.items.update({ ...one, name: two.name.toUpperCase() })).rejects.toThrow(ItemNameTakenError);
      expect((await find(one.id)).name).toBe(one.name.toUpperCase());
    });

    it('removes one item, whose name is free then', async () => {
      const [removed, other] = [await find(await add()), await find(await add())];
      await ports.items.remove(removed.id);
      expect(await isThere(removed.id)).toBe(false);
      expect(await find(other.id)).toEqual(other);
      expect(await isThere(await add({ name: removed.name }))).toBe(true);
    });
  });
}
