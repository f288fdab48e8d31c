import { NoSuchFolderError } from '@halolight/domain/content';
import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { addSampleFile, InMemoryFiles, sampleFolder } from '../testing/index.js';
import { UpdateFile, type UpdateFileCommand } from './update-file.js';

let files: InMemoryFiles;
let [ownerId, visitorId, fileId] = [0, 0, 0];
beforeEach(async () => {
  files = new InMemoryFiles();
  [ownerId, visitorId] = [await files.addUser(), await files.addUser()];
  fileId = (await addSampleFile(files, ownerId, { name: 'old' })).id;
});

const update = (changes: UpdateFileCommand['changes'], given: Partial<UpdateFileCommand> = {}) =>
  new UpdateFile(files.unitOfWork, files.files, files.fileGate, files.finder, files.fileSignals, files.outbox).execute({
    actor: sampleActor(ownerId), fileId, changes, ...given,
  });
const told = () => files.outbox.events.map(({ type, data }) => [type, data]);

describe('UpdateFile', () => {
  it('renames and moves, and tells each', async () => {
    const folderId = await files.folders.add(sampleFolder(ownerId));
    await update({ name: 'dir/new' });
    await update({ folderId });
    expect(await files.files.find(fileId)).toMatchObject({ name: 'new', folderId, version: 3 });
    await update({ name: 'other', folderId: null });
    expect(told()).toEqual([
      ['file.renamed', {}], ['file.moved', { folderId }], ['file.renamed', {}], ['file.moved', { folderId: null }],
    ]);
  });

  it('leaves no trace of what changes nothing', async () => {
    await update({});
    await update({ name: 'old', folderId: null });
    expect([await files.files.find(fileId), told()]).toMatchObject([{ version: 1 }, []]);
  });

  it('is for who may edit', async () => {
    const actor = sampleActor(visitorId);
    const share = { userId: visitorId, groupId: null, expiresAt: null, sharedBy: ownerId };
    await expect(update({ name: 'x' }, { actor })).rejects.toThrow(NotFoundError);
    await files.shares.put(fileId, { ...share, permission: 'READ' });
    await expect(update({ name: 'x' }, { actor })).rejects.toThrow(ForbiddenError);
    await files.shares.put(fileId, { ...share, permission: 'EDIT' });
    await update({ name: 'x' }, { actor });
    await expect(update({ name: 'y' }, { fileId: -1 })).rejects.toThrow(NotFoundError);
  });

  it('honours the version that is expected, the folders of others, and what a signal says', async () => {
    await expect(update({ name: 'x' }, { expectedVersions: [2] })).rejects.toThrow(StaleVersionError);
    const foreign = await files.folders.add(sampleFolder(visitorId));
    await expect(update({ folderId: foreign })).rejects.toThrow(NoSuchFolderError);
    files.fileSignals.beforeUpdate.handle((file) => ({ ...file, name: `${file.name}!` }));
    await update({ name: 'x' });
    expect(told()).toEqual([['file.renamed', {}]]);
    expect((await files.files.find(fileId))?.name).toBe('x!');
  });
});
