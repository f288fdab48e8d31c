import { beforeAll, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest, uniqueText } from '../../kernel/testing/index.js';
import type { NewItem } from '../ports/item-repository.js';
import type { ItemFilter } from '../queries/item-directory.js';
import type { ItemPorts, OpenItems } from './item-ports.js';
import { sampleItem } from './sample-item.js';

const UNKNOWN_ID = 2_000_000_000;

/** What every `ItemDirectory` keeps to. */
export function itemDirectoryContract(name: string, open: OpenItems): void {
  describe(`${name} keeps the contract of ItemDirectory`, () => {
    let ports: ItemPorts;
    let ownerId: number;
    beforeAll(async () => {
      ports = await open();
      ownerId = await ports.addOwner();
    });

    const add = (given: Partial<NewItem> = {}) => ports.items.add(sampleItem(ownerId, given));
    const listed = async (search: string | undefined, filter: ItemFilter = {}) => {
      const page = await ports.itemDirectory.page(samplePageRequest({ search, sort: 'id', pageSize: 100 }), filter);
      return page.items.map(({ id }) => id);
    };

    it('shows an item, alone as in the list', async () => {
      const item = sampleItem(ownerId, { description: 'Two arms' });
      const id = await ports.items.add(item);
      const view = await ports.itemDirectory.byId(id);
      expect(view).toEqual({ ...item, id, version: 1, createdAt: expect.any(Date), updatedAt: expect.any(Date) });
      expect((await ports.itemDirectory.page(samplePageRequest({ search: item.name }), {})).items).toEqual([view]);
    });

    it('is null when unknown or removed', async () => {
      const id = await add();
      await ports.items.remove(id);
      expect(await ports.itemDirectory.byId(id)).toBeNull();
      expect(await ports.itemDirectory.byId(UNKNOWN_ID)).toBeNull();
    });

    it('filters and searches by parts of name and description, whatever the case', async () => {
      const marker = uniqueText('m');
      const named = await add({ name: `The ${marker} one` });
      const described = await add({ description: `About ${marker.toUpperCase()}` });
      expect(await listed(marker.toUpperCase())).toEqual([named, described]);
      expect(await listed(undefined, { name: marker.toUpperCase() })).toEqual([named]);
      expect(await listed(undefined, { description: marker })).toEqual([described]);
      expect(await listed(marker, { name: 'THE' })).toEqual([named]);
      expect(await listed(undefined, { name: marker, description: marker })).toEqual([]);
    });

    it.each(['%', '_', '\\'])('takes %s for what it says, not for a pattern', async (sign) => {
      const marker = uniqueText('m');
      await add({ name: marker, description: marker });
      const exact = await add({ name: `${marker}${sign}x`, description: `${marker}${sign}x` });
      expect(await listed(`${marker}${sign}`)).toEqual([exact]);
      expect(await listed(undefined, { name: `${marker}${sign}` })).toEqual([exact]);
      expect(await listed(undefined, { description: `${marker}${sign}` })).toEqual([exact]);
    });

    describe('the list', () => {
      pagedListContract(['', 'id', '-id', 'name', '-name', 'createdAt', '-createdAt'], async () => {
        const marker = uniqueText('m');
        const ids: number[] = [];
        for (const stem of ['Beta', 'Delta', 'Alpha', 'Gamma']) ids.push(await add({ name: `${stem} ${marker}` }));
        const newestFirst = [...ids].reverse();
        const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
        return {
          page: (request) => ports.itemDirectory.page({ ...request, search: marker }, {}),
          inOrder: {
            '': newestFirst,
            id: ids,
            '-id': newestFirst,
            name: order(2, 0, 1, 3),
            '-name': order(3, 1, 0, 2),
            createdAt: ids,
            '-createdAt': newestFirst,
          },
        };
      });
    });
  });
}
