import { FileTooLargeError, NoSuchFolderError, QuotaExceededError, UploadLapsedError } from '@halolight/domain/content';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Logger } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryFiles, sampleFolder } from '../testing/index.js';
import { ContentIntake } from './content-intake.js';
import { ThumbnailOrders } from './thumbnail-orders.js';
import { UploadFile, type UploadFileCommand } from './upload-file.js';

const ACTOR = sampleActor(7);
const MAX_BYTES = 500;

let files: InMemoryFiles;
let warn: jest.Mock<Logger['warn']>;
beforeEach(() => {
  files = new InMemoryFiles();
  warn = jest.fn<Logger['warn']>();
});

async function* bytes(...lengths: number[]): AsyncGenerator<Uint8Array> {
  for (const length of lengths) yield new Uint8Array(length);
}

const uploader = (mimeType = 'text/plain') => {
  const logger = { debug: jest.fn(), info: jest.fn(), warn, error: jest.fn() };
  const intake = new ContentIntake(files.unitOfWork, files.storage, files.ledger, { sniff: async () => mimeType }, files.clock, logger, MAX_BYTES);
  const thumbnails = new ThumbnailOrders(files.jobs, { canRead: (type) => type === 'image/png', make: async () => null });
  return new UploadFile(intake, files.registry, files.files, files.finder, thumbnails, files.fileSignals, files.outbox);
};
const upload = (given: Partial<UploadFileCommand> = {}, mimeType?: string) =>
  uploader(mimeType).execute(
    { actor: ACTOR, content: bytes(10, 20), announcedBytes: null, details: async () => ({ name: 'a.txt', folderId: null }), ...given },
    (make) => make(),
  );
const nothingIsKept = () => {
  const { committed, staged } = files.storage;
  expect([staged.size, committed.size, files.fileStore.uploads.size, files.fileStore.contents.size, files.store.files.size]).toEqual([0, 0, 0, 0, 0]);
};

describe('UploadFile', () => {
  it('makes a file of what came, and tells so', async () => {
    const id = await upload({ details: async () => ({ name: '../a.txt', folderId: null }) });
    const file = await files.files.find(id);
    expect(file).toMatchObject({ name: 'a.txt', ownerId: 7, kind: 'document', version: 1, content: { size: 30, mimeType: 'text/plain' } });
    expect([...files.storage.committed.keys()]).toEqual([file?.content.key]);
    expect([files.fileStore.uploads.size, files.storage.staged.size, files.jobs.jobs]).toEqual([0, 0, []]);
    expect(files.outbox.events).toEqual([
      { type: 'file.uploaded', actorId: 7, subject: { type: 'file', id }, data: { size: 30, mimeType: 'text/plain' } },
    ]);
  });

  it('orders a thumbnail of a picture', async () => {
    const id = await upload({}, 'image/png');
    const file = await files.files.find(id);
    expect(files.jobs.jobs).toEqual([
      { job: 'make-thumbnail', payload: { key: file?.content.key }, options: { key: `make-thumbnail:${file?.content.key}`, maxAttempts: 3 } },
    ]);
  });

  it('puts it into a folder of the uploader, and into no other', async () => {
    const [own, foreign] = [await files.folders.add(sampleFolder(7)), await files.folders.add(sampleFolder(8))];
    const id = await upload({ details: async () => ({ name: 'a', folderId: own }) });
    expect(await files.files.find(id)).toMatchObject({ folderId: own });
    await files.files.remove(id);
    await files.registry.dropUnused(0, 1);
    files.storage.committed.clear();
    await expect(upload({ details: async () => ({ name: 'a', folderId: foreign }) })).rejects.toThrow(NoSuchFolderError);
    nothingIsKept();
  });

  it('lets a signal change or prevent it', async () => {
    files.fileSignals.beforeCreate.handle((draft) => ({ ...draft, name: 'changed' }));
    expect(await files.files.find(await upload())).toMatchObject({ name: 'changed' });
  });

  it('takes no more than one file may have, whatever was announced', async () => {
    await expect(upload({ content: bytes(500, 1) })).rejects.toThrow(FileTooLargeError);
    await expect(upload({ content: bytes(500, 1), announcedBytes: 10 })).rejects.toThrow(FileTooLargeError);
    await expect(upload({ announcedBytes: 501 })).rejects.toThrow(FileTooLargeError);
    nothingIsKept();
    expect(await upload({ content: bytes(500), announcedBytes: 500 })).toBeGreaterThan(0);
  });

  it('takes no more than the quota leaves', async () => {
    await upload({ content: bytes(500) });
    await upload({ content: bytes(499) });
    await expect(upload({ content: bytes(1, 1) })).rejects.toThrow(QuotaExceededError);
    expect([files.store.files.size, files.storage.committed.size, files.fileStore.uploads.size]).toEqual([2, 2, 0]);
  });

  it('keeps room while it comes: no more than was announced, and for just as much as came in the end', async () => {
    const seen: number[] = [];
    const reserved = () => [...files.fileStore.uploads.values()][0]?.reserved ?? -1;
    async function* watched(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      seen.push(reserved());
      yield new Uint8Array(10);
      seen.push(reserved());
    }
    await upload({ content: watched(), announcedBytes: 15, details: async () => (seen.push(reserved()), { name: 'a', folderId: null }) });
    expect(seen).toEqual([15, 20, 20]);
    seen.length = 0;
    await upload({ content: watched(), details: async () => (seen.push(reserved()), { name: 'a', folderId: null }) });
    expect(seen).toEqual([MAX_BYTES, MAX_BYTES, 20]);
  });

  it('says that it is alive when it is slow', async () => {
    const reserve = jest.spyOn(files.ledger, 'reserve');
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      yield new Uint8Array(1);
      files.clock.advance(60_001);
      yield new Uint8Array(1);
    }
    await upload({ content: slow() });
    expect(reserve.mock.calls.map(([, needed]) => needed)).toEqual([1, 3, 3]);
  });

  it('leaves nothing when its sender leaves, or what comes behind is wrong', async () => {
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      throw new Error('gone');
    }
    await expect(upload({ content: breaking() })).rejects.toThrow('gone');
    await expect(upload({ details: () => Promise.reject(new Error('wrong field')) })).rejects.toThrow('wrong field');
    nothingIsKept();
    expect(warn).not.toHaveBeenCalled();
  });

  it('leaves nothing when it was given up meanwhile', async () => {
    const lapsing = async () => {
      for (const key of files.fileStore.uploads.keys()) await files.ledger.abandon(key);
      return { name: 'a', folderId: null };
    };
    await expect(upload({ details: lapsing })).rejects.toThrow(UploadLapsedError);
    expect(files.unitOfWork.outcomes).toEqual(['undone']);
  });

  it('leaves nothing when who settles it does not have it made', async () => {
    const command = { actor: ACTOR, content: bytes(10), announcedBytes: null, details: async () => ({ name: 'a', folderId: null }) };
    const answer = await uploader().execute(command, async (_make, { size }, { name }) => `${name} of ${size} bytes was there before`);
    expect(answer).toBe('a of 10 bytes was there before');
    nothingIsKept();
  });

  it('leaves content alone of which it cannot tell whether it was kept', async () => {
    jest.spyOn(files.ledger, 'close').mockRejectedValue(new Error('connection lost'));
    jest.spyOn(files.ledger, 'abandon').mockRejectedValue(new Error('connection lost'));
    await expect(upload()).rejects.toThrow('connection lost');
    expect(files.storage.committed.size).toBe(1);
    expect(warn).toHaveBeenCalledWith(expect.any(String), { key: expect.any(String), error: expect.any(Error) });
  });
});
