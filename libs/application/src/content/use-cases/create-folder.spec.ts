import { FolderNameTakenError, FolderTooDeepError, MAX_FOLDER_DEPTH, MAX_FOLDERS, NoSuchFolderError, TooManyFoldersError } from '@halolight/domain/content';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryContent, sampleFolder } from '../testing/index.js';
import { CreateFolder } from './create-folder.js';

describe('CreateFolder', () => {
  let content: InMemoryContent;
  beforeEach(() => {
    content = new InMemoryContent();
  });

  const create = (name: string, parentId: number | null = null, actor = sampleActor(7)) =>
    new CreateFolder(content.unitOfWork, content.folders, content.tree, content.folderSignals, content.outbox).execute({ actor, name, parentId });

  it('makes a folder of its maker, at the root or inside another of theirs, while it holds their tree', async () => {
    const root = await create('Plans');
    const inner = await create('Old', root);
    expect(await content.folders.find(root)).toEqual({ id: root, name: 'Plans', parentId: null, ownerId: 7, version: 1 });
    expect(await content.folders.find(inner)).toMatchObject({ parentId: root, ownerId: 7 });
    expect(content.folders.heldTrees).toEqual([7, 7]);
    expect(content.outbox.events).toEqual([
      { type: 'folder.created', actorId: 7, subject: { type: 'folder', id: root }, data: { parentId: null } },
      { type: 'folder.created', actorId: 7, subject: { type: 'folder', id: inner }, data: { parentId: root } },
    ]);
  });

  it('refuses a parent that is not there or somebody else’s, also for who sees all folders', async () => {
    const foreign = await content.folders.add(sampleFolder(8));
    for (const actor of [sampleActor(7), sampleActor(7, 'folders:*')]) {
      await expect(create('A', foreign, actor)).rejects.toThrow(NoSuchFolderError);
      await expect(create('A', -1, actor)).rejects.toThrow(NoSuchFolderError);
    }
    expect(content.outbox.events).toEqual([]);
  });

  it('refuses a name that is taken', async () => {
    await create('Plans');
    await expect(create('PLANS')).rejects.toThrow(FolderNameTakenError);
    await create('café');
    await expect(create('cafe\u0301')).rejects.toThrow(FolderNameTakenError);
  });

  it('makes folders down to the deepest level and no further', async () => {
    let parent: number | null = null;
    for (let level = 1; level <= MAX_FOLDER_DEPTH; level++) parent = await create('Deeper', parent);
    await expect(create('Too deep', parent)).rejects.toThrow(FolderTooDeepError);
  });

  it('tells nothing of somebody else’s tree, not even that it is too deep', async () => {
    let foreign: number | null = null;
    for (let level = 1; level <= MAX_FOLDER_DEPTH; level++) foreign = await content.folders.add(sampleFolder(8, { parentId: foreign }));
    for (const actor of [sampleActor(7), sampleActor(7, 'folders:*')]) await expect(create('A', foreign, actor)).rejects.toThrow(NoSuchFolderError);
  });

  it('makes ten thousand folders for one owner and no more, until one of them is deleted', async () => {
    for (let id = -MAX_FOLDERS; id < 0; id += 1) content.store.folders.set(id, { id, name: `${id}`, parentId: null, ownerId: 7, version: 1 });
    await expect(create('One too many')).rejects.toThrow(TooManyFoldersError);
    await expect(create('One too many', -1)).rejects.toThrow('more than 10000 folders');
    await create('Another’s', null, sampleActor(8));
    content.store.folders.delete(-1);
    await create('The last');
    await expect(create('One too many')).rejects.toThrow(TooManyFoldersError);
  });

  it('asks the handlers of the signal', async () => {
    content.folderSignals.beforeCreate.handle((draft) => ({ ...draft, name: `${draft.name}!` }));
    expect(await content.folders.find(await create('Plans'))).toMatchObject({ name: 'Plans!' });
  });

  it('belongs to whom a handler of the signal gives it, and stands in their folders only where its maker sees all folders', async () => {
    content.folderSignals.beforeCreate.handle((draft) => ({ ...draft, ownerId: 8 }));
    const theirs = await content.folders.add(sampleFolder(8));
    await expect(create('Given', theirs)).rejects.toThrow(NoSuchFolderError);
    expect(await content.folders.find(await create('Given'))).toMatchObject({ ownerId: 8, parentId: null });
    expect(await content.folders.find(await create('Given', theirs, sampleActor(7, 'folders:*')))).toMatchObject({ ownerId: 8, parentId: theirs });
    expect(content.folders.heldTrees).toEqual([8, 8, 8]);
  });
});
