import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { addSampleFile, InMemoryFiles } from '../testing/index.js';
import { DeleteFile } from './delete-file.js';
import { DeleteFiles } from './delete-files.js';

let files: InMemoryFiles;
let deleteFile: DeleteFile;
let [ownerId, visitorId, fileId] = [0, 0, 0];
beforeEach(async () => {
  files = new InMemoryFiles();
  deleteFile = new DeleteFile(files.unitOfWork, files.files, files.fileGate, files.fileSignals, files.outbox);
  [ownerId, visitorId] = [await files.addUser(), await files.addUser()];
  fileId = (await addSampleFile(files, ownerId, { name: 'a' })).id;
});

describe('DeleteFile', () => {
  it('removes the file and tells so', async () => {
    await deleteFile.execute(sampleActor(ownerId), fileId);
    expect(await files.files.find(fileId)).toBeNull();
    expect(files.outbox.events).toEqual([{ type: 'file.deleted', actorId: ownerId, subject: { type: 'file', id: fileId } }]);
  });

  it('is for the owner and who holds files:*, not for who may edit', async () => {
    await expect(deleteFile.execute(sampleActor(visitorId), fileId)).rejects.toThrow(NotFoundError);
    await files.shares.put(fileId, { userId: visitorId, groupId: null, permission: 'EDIT', expiresAt: null, sharedBy: ownerId });
    await expect(deleteFile.execute(sampleActor(visitorId), fileId)).rejects.toThrow(ForbiddenError);
    await deleteFile.execute(sampleActor(visitorId, 'files:*'), fileId);
  });

  it('honours the version that is expected, and a signal that forbids it', async () => {
    await expect(deleteFile.execute(sampleActor(ownerId), fileId, [2])).rejects.toThrow(StaleVersionError);
    files.fileSignals.beforeDelete.handle(() => {
      throw new ForbiddenError('Kept for the auditors');
    });
    await expect(deleteFile.execute(sampleActor(ownerId), fileId, [1])).rejects.toThrow('auditors');
    expect(await files.files.find(fileId)).not.toBeNull();
  });
});

describe('DeleteFiles', () => {
  it('deletes each for itself', async () => {
    const other = (await addSampleFile(files, visitorId)).id;
    const outcome = await new DeleteFiles(files.unitOfWork, deleteFile).execute(sampleActor(ownerId), [fileId, other, fileId, -1]);
    expect(outcome).toEqual({ deleted: [fileId], failed: [{ id: other, kind: 'not-found' }, { id: -1, kind: 'not-found' }] });
  });
});
