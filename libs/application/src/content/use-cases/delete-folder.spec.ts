import { FolderNotEmptyError } from '@halolight/domain/content';
import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { addSampleFile, InMemoryFiles, sampleDocument, sampleFolder } from '../testing/index.js';
import { FolderClearing } from './folder-clearing.js';
import { DeleteFolder, type DeleteFolderCommand } from './delete-folder.js';

describe('DeleteFolder', () => {
  let content: InMemoryFiles;
  let folderId = 0;
  beforeEach(async () => {
    content = new InMemoryFiles();
    folderId = await content.folders.add(sampleFolder(7));
  });

  const clearing = () =>
    new FolderClearing(content.folders, content.documents, content.files, content.folderSignals, content.documentSignals, content.fileSignals);
  const remove = (command: Partial<DeleteFolderCommand> = {}) =>
    new DeleteFolder(content.unitOfWork, content.folders, content.tree, clearing(), content.folderSignals, content.outbox).execute({
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
    expect(content.outbox.events).toMatchObject([{ type: 'document.deleted' }, { type: 'folder.deleted', data: { folders: 1, documents: 1 } }]);
  });

  it('tells of each file and document that goes with it', async () => {
    const inner = await content.folders.add(sampleFolder(7, { parentId: folderId }));
    const file = await addSampleFile(content, 7, { folderId, name: 'a' });
    const document = await content.documents.add(sampleDocument(7, { folderId: inner }));
    for (const beside of [null, await content.folders.add(sampleFolder(7))]) await addSampleFile(content, 7, { folderId: beside });
    await remove({ actor: sampleActor(7, 'documents:delete', 'files:delete'), recursive: true });
    expect(content.outbox.events).toEqual([
      { type: 'file.deleted', actorId: 7, subject: { type: 'file', id: file.id } },
      { type: 'document.deleted', actorId: 7, subject: { type: 'document', id: document.id } },
      { type: 'folder.deleted', actorId: 7, subject: { type: 'folder', id: folderId }, data: { folders: 1, documents: 1, files: 1 } },
    ]);
  });

  it.each(['folder', 'document', 'file'] as const)('stays with all that is in it where a handler forbids the deletion of a %s in it', async (kind) => {
    const inner = await content.folders.add(sampleFolder(7, { parentId: folderId, name: 'kept' }));
    await addSampleFile(content, 7, { folderId: inner, name: 'kept' });
    await content.documents.add(sampleDocument(7, { folderId: inner, title: 'kept' }));
    const forbid = (told: { readonly name: string } | { readonly title: string }): never => {
      throw new ForbiddenError(`Not ${'name' in told ? told.name : told.title}`);
    };
    if (kind === 'folder') content.folderSignals.beforeDelete.handle((told) => (told.id === inner ? forbid(told) : told));
    if (kind === 'document') content.documentSignals.beforeDelete.handle(forbid);
    if (kind === 'file') content.fileSignals.beforeDelete.handle(forbid);
    await expect(remove({ actor: sampleActor(7, 'documents:delete', 'files:delete'), recursive: true })).rejects.toThrow('Not kept');
    expect(await content.folders.find(folderId)).not.toBeNull();
    expect(content.outbox.events).toEqual([]);
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
