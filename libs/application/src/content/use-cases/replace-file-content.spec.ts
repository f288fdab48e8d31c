import { ForbiddenError, NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { addSampleFile, InMemoryFiles } from '../testing/index.js';
import { ContentIntake } from './content-intake.js';
import { ReplaceFileContent, type ReplaceFileContentCommand } from './replace-file-content.js';
import { ThumbnailOrders } from './thumbnail-orders.js';

let files: InMemoryFiles;
let [ownerId, visitorId, fileId] = [0, 0, 0];
beforeEach(async () => {
  files = new InMemoryFiles();
  [ownerId, visitorId] = [await files.addUser(), await files.addUser()];
  fileId = (await addSampleFile(files, ownerId)).id;
});

async function* bytes(length: number): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(length);
}

const replace = (given: Partial<ReplaceFileContentCommand> = {}) => {
  const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };
  const intake = new ContentIntake(files.unitOfWork, files.storage, files.ledger, { sniff: async () => 'image/png' }, files.clock, logger, 500);
  const thumbnails = new ThumbnailOrders(files.jobs, { canRead: () => true, make: async () => null });
  const useCase = new ReplaceFileContent(
    intake, files.registry, files.files, files.fileGate, thumbnails, files.fileSignals, files.outbox,
  );
  return useCase.execute({ actor: sampleActor(ownerId), fileId, content: bytes(20), announcedBytes: 20, ...given });
};

describe('ReplaceFileContent', () => {
  it('shows the new content as a new version, and tells so', async () => {
    await replace();
    const file = await files.files.find(fileId);
    expect(file).toMatchObject({ version: 2, kind: 'image', content: { size: 20, mimeType: 'image/png' } });
    expect(files.jobs.jobs.map(({ job }) => job)).toEqual(['make-thumbnail']);
    expect(files.outbox.events).toEqual([
      { type: 'file.content_replaced', actorId: ownerId, subject: { type: 'file', id: fileId }, data: { size: 20, mimeType: 'image/png' } },
    ]);
  });

  it('is for who may edit, and charged to the owner', async () => {
    const actor = sampleActor(visitorId);
    await expect(replace({ actor })).rejects.toThrow(NotFoundError);
    const share = { userId: visitorId, groupId: null, expiresAt: null, sharedBy: ownerId };
    await files.shares.put(fileId, { ...share, permission: 'COMMENT' });
    await expect(replace({ actor })).rejects.toThrow(ForbiddenError);
    expect(files.fileStore.uploads.size).toBe(0);
    await files.shares.put(fileId, { ...share, permission: 'EDIT' });
    const open = jest.spyOn(files.ledger, 'open');
    await replace({ actor });
    expect(open.mock.calls).toEqual([[ownerId]]);
  });

  it('looks at the version before the first byte, and again after the last', async () => {
    await expect(replace({ expectedVersions: [2] })).rejects.toThrow(StaleVersionError);
    async function* meanwhile(): AsyncGenerator<Uint8Array> {
      await replace();
      yield new Uint8Array(5);
    }
    await expect(replace({ content: meanwhile(), expectedVersions: [1] })).rejects.toThrow(StaleVersionError);
    expect(await files.files.find(fileId)).toMatchObject({ version: 2, content: { size: 20 } });
    expect(files.storage.committed.size).toBe(1);
  });
});
