import type { FolderFilter, FolderNode, Viewer } from '@halolight/application/content';
import { sampleFolder } from '@halolight/application/content/testing';
import { pagedListContract, samplePageRequest } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openKnexContent, type KnexContent } from './testing/open-knex-content.js';

let store: KnexContent;
let [ownerId, otherId] = [0, 0];
beforeAll(async () => {
  store = await openKnexContent();
  [ownerId, otherId] = [await store.addUser(), await store.addUser()];
});
afterAll(() => store?.close());

const mine = (): Viewer => ({ userId: ownerId, seesAll: false });
const everything = (): Viewer => ({ userId: ownerId, seesAll: true });
const add = (name: string, parentId: number | null = null, owner = ownerId) => store.folders.add(sampleFolder(owner, { name, parentId }));
const names = async (viewer: Viewer, filter: FolderFilter, search?: string) => {
  const { items } = await store.folderDirectory.page(viewer, samplePageRequest({ search, pageSize: 100 }), filter);
  return items.map(({ name }) => name);
};

describe('KnexFolderDirectory', () => {
  it('shows a folder to its owner and to who sees all, and to nobody else', async () => {
    const id = await add('Mine to see');
    const folder = await store.folderDirectory.byId(mine(), id);
    expect(folder).toEqual({
      id, name: 'Mine to see', parentId: null, ownerId, version: 1, createdAt: expect.any(Date), updatedAt: expect.any(Date),
    });
    expect(await store.folderDirectory.byId({ userId: otherId, seesAll: true }, id)).toEqual(folder);
    expect(await store.folderDirectory.byId({ userId: otherId, seesAll: false }, id)).toBeNull();
    expect(await names({ userId: otherId, seesAll: false }, {})).toEqual([]);
    expect(await names({ userId: otherId, seesAll: true }, {})).toEqual(['Mine to see']);
  });

  it('narrows a list down to a place, an owner and a part of the name', async () => {
    const parent = await add('Parent');
    await add('Child 50%', parent);
    await add('Foreign', null, otherId);
    expect(await names(mine(), { parentId: parent })).toEqual(['Child 50%']);
    expect(await names(mine(), { parentId: 'root' })).toEqual(['Mine to see', 'Parent']);
    expect(await names(mine(), { ownerId: otherId })).toEqual([]);
    expect(await names(everything(), { ownerId: otherId })).toEqual(['Foreign']);
    expect(await names(mine(), {}, '50%')).toEqual(['Child 50%']);
    expect(await names(mine(), {}, '0_')).toEqual([]);
  });

  it('shows the whole tree of one owner in one query, siblings sorted by name', async () => {
    const owner = await store.addUser();
    const b = await add('b', null, owner);
    await add('a', null, owner);
    const inner = await add('z', b, owner);
    await add('deep', inner, owner);
    await add('y', b, owner);
    const asked: string[] = [];
    const listen = ({ sql }: { sql: string }) => void asked.push(sql);
    store.database.root.on('query', listen);
    const tree = await store.folderDirectory.treeOf(owner);
    store.database.root.removeListener('query', listen);
    const shapeOf = (nodes: readonly FolderNode[]): unknown => nodes.map(({ name, children }) => [name, shapeOf(children)]);
    expect(shapeOf(tree)).toEqual([['a', []], ['b', [['y', []], ['z', [['deep', []]]]]]]);
    expect(asked).toHaveLength(1);
    expect(await store.folderDirectory.treeOf(await store.addUser())).toEqual([]);
  });

  describe('as a list', () => {
    pagedListContract(['', 'name', '-name', 'id', '-id', 'createdAt', '-createdAt'], async () => {
      const owner = await store.addUser();
      const ids: number[] = [];
      for (const name of ['c', 'a', 'e', 'b', 'd']) ids.push(await add(name, null, owner));
      const byName = ['a', 'b', 'c', 'd', 'e'].map((name) => ids[['c', 'a', 'e', 'b', 'd'].indexOf(name)] ?? 0);
      const up = { name: byName, id: ids, createdAt: ids };
      const down = { '-name': byName.toReversed(), '-id': ids.toReversed(), '-createdAt': ids.toReversed() };
      return { page: (request) => store.folderDirectory.page({ userId: owner, seesAll: false }, request, {}), inOrder: { '': byName, ...up, ...down } };
    });
  });
});
