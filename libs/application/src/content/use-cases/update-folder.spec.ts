import { FolderCycleError, FolderNameTakenError, FolderTooDeepError, MAX_FOLDER_DEPTH, NoSuchFolderError } from '@halolight/domain/content';
import { NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryContent, sampleFolder } from '../testing/index.js';
import { UpdateFolder, type UpdateFolderCommand } from './update-folder.js';

describe('UpdateFolder', () => {
  let content: InMemoryContent;
  let [plans, old, older] = [0, 0, 0];
  beforeEach(async () => {
    content = new InMemoryContent();
    plans = await add('Plans');
    old = await add('Old', plans);
    older = await add('Older', old);
  });

  const add = (name: string, parentId: number | null = null, ownerId = 7) => content.folders.add(sampleFolder(ownerId, { name, parentId }));
  const update = (folderId: number, changes: UpdateFolderCommand['changes'], command: Partial<UpdateFolderCommand> = {}) =>
    new UpdateFolder(content.unitOfWork, content.folders, content.tree, content.folderSignals, content.outbox).execute({
      actor: sampleActor(7), folderId, changes, ...command,
    });

  it('renames, and leaves the place as it is', async () => {
    await update(old, { name: 'Archi\u200bve' });
    expect(await content.folders.find(old)).toEqual({ id: old, name: 'Archive', parentId: plans, ownerId: 7, version: 2 });
    expect(content.outbox.events).toEqual([{ type: 'folder.updated', actorId: 7, subject: { type: 'folder', id: old }, data: { parentId: plans } }]);
  });

  it.each([
    ['the root', null],
    ['another folder', 'other'],
  ])('moves to %s, and leaves the name as it is', async (_, place) => {
    const parentId = place === null ? null : await add('Other');
    await update(old, { parentId });
    expect(await content.folders.find(old)).toMatchObject({ name: 'Old', parentId, version: 2 });
    expect(await content.folders.find(older)).toMatchObject({ parentId: old });
    expect(content.folders.heldTrees).toEqual([7]);
    expect(content.outbox.events).toEqual([{ type: 'folder.moved', actorId: 7, subject: { type: 'folder', id: old }, data: { parentId } }]);
  });

  it('refuses to put a folder into itself or one inside it', async () => {
    for (const target of [plans, old, older]) await expect(update(plans, { parentId: target })).rejects.toThrow(FolderCycleError);
    expect(await content.folders.find(plans)).toMatchObject({ parentId: null, version: 1 });
  });

  it('refuses what would reach too deep, counted with what is inside', async () => {
    let deepest = await add('Deep');
    for (let level = 2; level <= MAX_FOLDER_DEPTH - 2; level++) deepest = await add('Deeper', deepest);
    await expect(update(plans, { parentId: deepest })).rejects.toThrow(FolderTooDeepError);
    await update(old, { parentId: deepest });
    expect(await content.folders.heightOf(plans)).toBe(1);
  });

  it('refuses a parent that is not there or somebody else’s', async () => {
    const foreign = await add('Foreign', null, 8);
    for (const actor of [sampleActor(7), sampleActor(7, '*')]) {
      for (const parentId of [foreign, -1]) await expect(update(old, { parentId }, { actor })).rejects.toThrow(NoSuchFolderError);
    }
  });

  it('tells nothing of somebody else’s tree, not even that it is too deep', async () => {
    let foreign: number | null = null;
    for (let level = 1; level <= MAX_FOLDER_DEPTH; level++) foreign = await add('Foreign', foreign, 8);
    for (const actor of [sampleActor(7), sampleActor(7, '*')]) await expect(update(old, { parentId: foreign }, { actor })).rejects.toThrow(NoSuchFolderError);
  });

  it.each([
    ['is deleted', null],
    ['becomes somebody else’s', 8],
  ])('does not know what %s while its tree is waited for', async (_what, ownerId) => {
    const held = content.store.folders.get(old);
    content.folders.lockTree = async () => {
      if (held && ownerId !== null) content.store.folders.set(old, { ...held, ownerId });
      else content.store.folders.delete(old);
    };
    await expect(update(old, { name: 'New' })).rejects.toThrow(NotFoundError);
    expect(content.outbox.events).toEqual([]);
  });

  it('is for the owner and who sees all folders; to others the folder is not there', async () => {
    await expect(update(old, { name: 'Mine' }, { actor: sampleActor(8, 'folders:update') })).rejects.toThrow(NotFoundError);
    await expect(update(-1, { name: 'Mine' })).rejects.toThrow(NotFoundError);
    await update(old, { name: 'Theirs', parentId: null }, { actor: sampleActor(8, 'folders:*') });
    expect(await content.folders.find(old)).toMatchObject({ name: 'Theirs', parentId: null, ownerId: 7 });
    expect(content.folders.heldTrees).toEqual([7]);
  });

  it('refuses a name that is taken, and a version that is old', async () => {
    await add('Taken', plans);
    await expect(update(old, { name: 'taken' })).rejects.toThrow(FolderNameTakenError);
    await expect(update(old, { name: 'New' }, { expectedVersions: [2, 3] })).rejects.toThrow(StaleVersionError);
    await update(old, { name: 'New' }, { expectedVersions: [1] });
    expect(content.unitOfWork.outcomes).toEqual(['undone', 'undone', 'kept']);
  });

  it('asks the handlers of the signal', async () => {
    content.folderSignals.beforeUpdate.handle((folder) => ({ ...folder, name: `${folder.name}!` }));
    await update(old, { name: 'New' });
    expect(await content.folders.find(old)).toMatchObject({ name: 'New!' });
  });
});
