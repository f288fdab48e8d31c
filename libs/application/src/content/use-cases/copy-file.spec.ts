import { NoSuchFolderError, QuotaExceededError } from '@halolight/domain/content';
import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { addSampleFile, InMemoryFiles, sampleContent, sampleFolder } from '../testing/index.js';
import { CopyFile, type CopyFileCommand } from './copy-file.js';

let files: InMemoryFiles;
let [ownerId, visitorId, folderId, fileId] = [0, 0, 0, 0];
beforeEach(async () => {
  files = new InMemoryFiles();
  [ownerId, visitorId] = [await files.addUser(), await files.addUser()];
  folderId = await files.folders.add(sampleFolder(ownerId));
  fileId = (await addSampleFile(files, ownerId, { name: 'a', folderId, content: sampleContent({ size: 400 }) })).id;
});

const copy = (given: Partial<CopyFileCommand> = {}) =>
  new CopyFile(files.unitOfWork, files.files, files.ledger, files.fileGate, files.finder, files.fileSignals, files.outbox).execute({
    actor: sampleActor(ownerId), fileId, ...given,
  });

describe('CopyFile', () => {
  it('shows the same content beside the original, under the same name, and tells of what', async () => {
    const id = await copy();
    const [original, made] = [await files.files.find(fileId), await files.files.find(id)];
    expect(made).toEqual({ ...original, id });
    expect(files.outbox.events).toEqual([{ type: 'file.copied', actorId: ownerId, subject: { type: 'file', id }, data: { originalId: fileId } }]);
  });

  it('takes another name and place', async () => {
    expect(await files.files.find(await copy({ name: '../b', folderId: null }))).toMatchObject({ name: 'b', folderId: null });
    await expect(copy({ folderId: -1 })).rejects.toThrow(NoSuchFolderError);
  });

  it('belongs to its maker, who may see the original, and lies in none of its owner’s folders', async () => {
    await expect(copy({ actor: sampleActor(visitorId) })).rejects.toThrow(NotFoundError);
    await files.shares.put(fileId, { userId: visitorId, groupId: null, permission: 'READ', expiresAt: null, sharedBy: ownerId });
    expect(await files.files.find(await copy({ actor: sampleActor(visitorId) }))).toMatchObject({ ownerId: visitorId, folderId: null });
  });

  it('counts against the quota of its maker', async () => {
    await copy();
    await expect(copy()).rejects.toThrow(QuotaExceededError);
  });
});
