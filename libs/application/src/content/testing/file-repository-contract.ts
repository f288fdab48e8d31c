import { NoSuchFolderError } from '@halolight/domain/content';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addSampleFile } from './add-sample-file.js';
import type { FilePorts, OpenFiles } from './file-ports.js';
import { sampleContent } from './sample-content.js';
import { sampleFolder } from './sample-folder.js';

const UNKNOWN_ID = 2_000_000_000;

/** What every `FileRepository` keeps to. */
export function fileRepositoryContract(name: string, open: OpenFiles): void {
  describe(`${name} keeps the contract of FileRepository`, () => {
    let ports: FilePorts;
    let ownerId = 0;
    beforeAll(async () => {
      ports = await open();
    });
    beforeEach(async () => {
      ownerId = await ports.addUser();
    });

    it('keeps a file with what its content is', async () => {
      const folderId = await ports.folders.add(sampleFolder(ownerId));
      const content = sampleContent({ size: 5_000_000_000, mimeType: 'image/png' });
      const file = await addSampleFile(ports, ownerId, { name: 'photo "1" 🎉.png', folderId, content, kind: 'image' });
      expect(file).toEqual({ id: file.id, name: 'photo "1" 🎉.png', ownerId, folderId, content, kind: 'image', version: 1 });
      expect(await ports.unitOfWork.run(() => ports.files.findForUpdate(file.id))).toEqual(file);
    });

    it('finds nothing where there is nothing', async () => {
      expect([await ports.files.find(UNKNOWN_ID), await ports.files.findForUpdate(UNKNOWN_ID)]).toEqual([null, null]);
      await ports.files.remove(UNKNOWN_ID);
    });

    it('changes name, folder, kind and content, as another version', async () => {
      const file = await addSampleFile(ports, ownerId);
      const content = sampleContent({ size: 20 });
      await ports.registry.add(content);
      const folderId = await ports.folders.add(sampleFolder(ownerId));
      const changed = { ...file, name: 'other', folderId, content, kind: 'video' } as const;
      await ports.files.update(changed);
      expect(await ports.files.find(file.id)).toEqual({ ...changed, version: 2 });
    });

    it('puts a file into no folder but its owner’s', async () => {
      const foreign = await ports.folders.add(sampleFolder(await ports.addUser()));
      const file = await addSampleFile(ports, ownerId);
      for (const folderId of [foreign, UNKNOWN_ID]) {
        await expect(addSampleFile(ports, ownerId, { folderId })).rejects.toThrow(NoSuchFolderError);
        await expect(ports.files.update({ ...file, folderId })).rejects.toThrow(NoSuchFolderError);
      }
      expect(await ports.files.find(file.id)).toEqual(file);
    });

    it('loses the files of a folder with it', async () => {
      const folderId = await ports.folders.add(sampleFolder(ownerId));
      const { id } = await addSampleFile(ports, ownerId, { folderId });
      expect(await ports.folders.countContents(folderId)).toEqual({ folders: 0, documents: 0, files: 1 });
      await ports.folders.remove(folderId);
      expect(await ports.files.find(id)).toBeNull();
    });

    it('removes a file, and not the others that show its content', async () => {
      const content = sampleContent();
      const [one, two] = [await addSampleFile(ports, ownerId, { content }), await addSampleFile(ports, ownerId, { content })];
      await ports.files.remove(one.id);
      expect([await ports.files.find(one.id), await ports.files.find(two.id)]).toEqual([null, two]);
    });

    it('keeps favourites of each user, and says whether something changed', async () => {
      const [{ id }, other] = [await addSampleFile(ports, ownerId), await ports.addUser()];
      const set = (userId: number, isFavorite: boolean) => ports.files.setFavorite(userId, id, isFavorite);
      expect([await set(ownerId, false), await set(ownerId, true), await set(ownerId, true)]).toEqual([false, true, false]);
      expect([await set(other, true), await set(ownerId, false), await set(other, false)]).toEqual([true, true, true]);
    });
  });
}
