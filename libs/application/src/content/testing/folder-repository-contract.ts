import { FolderNameTakenError, NoSuchFolderError, type Folder } from '@halolight/domain/content';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewFolder } from '../ports/folder-repository.js';
import type { ContentPorts, OpenContent } from './content-ports.js';
import { sampleDocument } from './sample-document.js';
import { sampleFolder } from './sample-folder.js';

const UNKNOWN_ID = 2_000_000_000;

/** What every `FolderRepository` keeps to. */
export function folderRepositoryContract(name: string, open: OpenContent): void {
  describe(`${name} keeps the contract of FolderRepository`, () => {
    let ports: ContentPorts;
    let ownerId: number;
    beforeAll(async () => {
      ports = await open();
    });
    beforeEach(async () => {
      ownerId = await ports.addUser();
    });

    const add = (given: Partial<NewFolder> = {}) => ports.folders.add(sampleFolder(ownerId, given));
    const find = async (id: number): Promise<Folder> => {
      const folder = await ports.folders.find(id);
      if (!folder) throw new Error(`There is no folder ${id}`);
      return folder;
    };
    const line = async (length: number): Promise<number[]> => {
      const ids: number[] = [];
      for (let level = 0; level < length; level++) ids.push(await add({ parentId: ids.at(-1) ?? null }));
      return ids;
    };

    it('keeps a folder at the root and one inside it', async () => {
      const root = sampleFolder(ownerId);
      const rootId = await ports.folders.add(root);
      expect(await find(rootId)).toEqual({ ...root, id: rootId, version: 1 });
      const inner = sampleFolder(ownerId, { parentId: rootId });
      const innerId = await ports.folders.add(inner);
      const held = await ports.unitOfWork.run(async () => {
        await ports.folders.keepTree(ownerId);
        await ports.folders.lockTree(ownerId);
        return ports.folders.findForUpdate(innerId);
      });
      expect(held).toEqual({ ...inner, id: innerId, version: 1 });
    });

    it('finds nothing under an unknown id', async () => {
      expect(await ports.folders.find(UNKNOWN_ID)).toBeNull();
      expect(await ports.unitOfWork.run(() => ports.folders.findForUpdate(UNKNOWN_ID))).toBeNull();
      expect(await ports.folders.pathTo(UNKNOWN_ID)).toEqual([]);
      expect(await ports.folders.heightOf(UNKNOWN_ID)).toBe(0);
    });

    it.each(['at the root', 'inside a folder'])('refuses a name that is taken %s, whatever its case', async (place) => {
      const parentId = place === 'at the root' ? null : await add();
      const { name: taken } = await find(await add({ parentId }));
      await expect(add({ parentId, name: taken.toUpperCase() })).rejects.toThrow(FolderNameTakenError);
    });

    it('lets a name be used by others, and in other places', async () => {
      const { name: taken } = await find(await add());
      const other = await ports.addUser();
      expect((await find(await add({ ownerId: other, name: taken }))).name).toBe(taken);
      expect((await find(await add({ parentId: await add(), name: taken }))).name).toBe(taken);
    });

    it('refuses a parent that is not there or somebody else’s', async () => {
      const foreign = await add({ ownerId: await ports.addUser() });
      await expect(add({ parentId: UNKNOWN_ID })).rejects.toThrow(NoSuchFolderError);
      await expect(add({ parentId: foreign })).rejects.toThrow(NoSuchFolderError);
      await expect(ports.folders.update({ ...(await find(await add())), parentId: foreign })).rejects.toThrow(NoSuchFolderError);
    });

    it('stores name and parent and raises the version, of one folder alone', async () => {
      const [parentId, other, changed] = [await add(), await find(await add()), await find(await add())];
      const { name: fresh } = sampleFolder(ownerId);
      await ports.folders.update({ ...changed, name: fresh, parentId, ownerId: await ports.addUser() });
      expect(await find(changed.id)).toEqual({ ...changed, name: fresh, parentId, version: 2 });
      expect(await find(other.id)).toEqual(other);
    });

    it('lets a folder keep its own name, in another case as well, and refuses that of a sibling', async () => {
      const [one, two] = [await find(await add()), await find(await add())];
      await ports.folders.update({ ...one, name: one.name.toUpperCase() });
      await expect(ports.folders.update({ ...one, name: two.name })).rejects.toThrow(FolderNameTakenError);
      const inner = await find(await add({ parentId: one.id, name: two.name }));
      await expect(ports.folders.update({ ...inner, parentId: null })).rejects.toThrow(FolderNameTakenError);
    });

    it('knows the way from the root, and how deep a branch goes', async () => {
      const ids = await line(4);
      const [root = 0, second = 0, , last = 0] = ids;
      await add({ parentId: root });
      expect(await ports.folders.pathTo(last)).toEqual(ids);
      expect(await ports.folders.pathTo(root)).toEqual([root]);
      expect(await ports.folders.heightOf(root)).toBe(4);
      expect(await ports.folders.heightOf(second)).toBe(3);
      expect(await ports.folders.heightOf(last)).toBe(1);
    });

    it('counts the folders of an owner, wherever they stand', async () => {
      expect(await ports.folders.countOf(ownerId)).toBe(0);
      await line(3);
      await add({ ownerId: await ports.addUser() });
      await add();
      expect(await ports.folders.countOf(ownerId)).toBe(4);
    });

    it('counts what is in a whole branch', async () => {
      const [root = 0, , last = 0] = await line(3);
      await add();
      for (const folderId of [root, last, last, null]) await ports.documents.add(sampleDocument(ownerId, { folderId }));
      expect(await ports.folders.countContents(root)).toEqual({ folders: 2, documents: 3, files: 0 });
      expect(await ports.folders.countContents(last)).toEqual({ folders: 0, documents: 2, files: 0 });
      expect(await ports.folders.countContents(await add())).toEqual({ folders: 0, documents: 0, files: 0 });
    });

    it('holds all that is in a branch, and nothing beside it', async () => {
      const [root = 0, second = 0, last = 0] = await line(3);
      const [one, two] = [await ports.documents.add(sampleDocument(ownerId, { folderId: second })), await ports.documents.add(sampleDocument(ownerId, { folderId: last }))];
      for (const folderId of [root, null]) await ports.documents.add(sampleDocument(ownerId, { folderId }));
      const held = await ports.unitOfWork.run(() => ports.folders.holdContents(second));
      expect(held).toEqual({ folders: [await find(last)], documentIds: [one.id, two.id], fileIds: [] });
      expect(await ports.unitOfWork.run(async () => ports.folders.holdContents(await add()))).toEqual({ folders: [], documentIds: [], fileIds: [] });
    });

    it('removes a branch with its documents, and nothing beside it', async () => {
      const [root = 0, second = 0, last = 0] = await line(3);
      const [inside, beside] = [
        await ports.documents.add(sampleDocument(ownerId, { folderId: last })),
        await ports.documents.add(sampleDocument(ownerId, { folderId: root })),
      ];
      await ports.folders.remove(second);
      expect(await ports.folders.find(second)).toBeNull();
      expect(await ports.folders.find(last)).toBeNull();
      expect(await ports.documents.find(inside.id)).toBeNull();
      expect(await ports.folders.find(root)).not.toBeNull();
      expect(await ports.documents.find(beside.id)).not.toBeNull();
    });
  });
}
