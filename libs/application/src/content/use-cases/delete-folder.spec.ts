import { FolderNotEmptyError } from '@halolight/domain/content';
import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryContent, sampleDocument, sampleFolder } from '../testing/index.js';
import { DeleteFolder, type DeleteFolderCommand } from './delete-folder.js';

describe('DeleteFolder', () => {
  let content: InMemoryContent;
  let folderId = 0;
  beforeEach(async () => {
    content = new InMemoryContent();
    folderId = await content.folders.add(sampleFolder(7));
  });

  const remove = (command: Partial<DeleteFolderCommand> = {}) =>
    new DeleteFolder(content.unitOfWork, content.folders, content.tree, content.folderSignals, content.outbox).execute({
      actor: sampleActor(7), folderId, recursive: false, ...command,
    });

  it('deletes an empty folder and tells so', async () => {
    await remove();
    expect(await content.folders.find(folderId)).toBeNull();
    expect(content.outbox.events).toEqual([
      { type: 'folder.deleted', actorId: 7, subject: { type: 'folder', id: folderId }, data: { folders: 0, documents: 0, files: 0 } },
    ]);
  });

  it('keeps one that holds a folder or a document unless everything is to go', async () => {
    const inner = await content.folders.add(sampleFolder(7, { parentId: folderId }));
    await expect(remove()).rejects.toThrow(FolderNotEmptyError);
    const { id } = await content.documents.add(sampleDocument(7, { folderId: inner }));
    await expect(remove({ folderId: inner })).rejects.toThrow(FolderNotEmptyError);
    expect(content.outbox.events).toEqual([]);

    await expect(remove({ recursive: true })).rejects.toThrow(ForbiddenError);
    await remove({ actor: sampleActor(7, 'documents:delete'), recursive: true });
    expect(await content.folders.find(inner)).toBeNull();
    expect(await content.documents.find(id)).toBeNull();
    expect(content.outbox.events).toMatchObject([{ data: { folders: 1, documents: 1 } }]);
  });

  it('is for the owner and who sees all folders; to others the folder is not there', async () => {
    await expect(remove({ actor: sampleActor(8, 'folders:delete') })).rejects.toThrow(NotFoundError);
    await expect(remove({ folderId: -1 })).rejects.toThrow(NotFoundError);
    await remove({ actor: sampleActor(8, 'folders:*') });
    expect(await content.folders.find(folderId)).toBeNull();
  });

  it('refuses a version that is old, and what a handler of the signal objects to', async () => {
    await expect(remove({ expectedVersions: [2] })).rejects.toThrow(StaleVersionError);
    content.folderSignals.beforeDelete.handle(() => {
      throw new FolderNotEmptyError();
    });
    await expect(remove()).rejects.toThrow(FolderNotEmptyError);
    expect(await content.folders.find(folderId)).not.toBeNull();
  });
});
