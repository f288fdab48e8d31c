import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ThumbnailMaker } from '../ports/thumbnail-maker.js';
import { addSampleFile, InMemoryFiles } from '../testing/index.js';
import { ContentIntake } from './content-intake.js';
import { MakeThumbnail } from './make-thumbnail.js';

let files: InMemoryFiles;
let key = '';
let make: jest.Mock<ThumbnailMaker['make']>;
beforeEach(async () => {
  files = new InMemoryFiles();
  ({ content: { key } } = await addSampleFile(files, 7));
  make = jest.fn<ThumbnailMaker['make']>().mockResolvedValue(new Uint8Array(5));
});

const run = (contentKey = key, canRead = true) => {
  const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };
  const intake = new ContentIntake(files.unitOfWork, files.storage, files.ledger, { sniff: async () => 'image/webp' }, files.clock, logger, 500);
  return new MakeThumbnail(files.registry, files.storage, { make, canRead: () => canRead }, intake).execute(contentKey);
};

describe('MakeThumbnail', () => {
  it('keeps a picture once, at nobody’s cost', async () => {
    expect(await run()).toBe(true);
    const thumbnail = await files.registry.thumbnailOf(key);
    expect(files.storage.committed.get(thumbnail ?? '')?.byteLength).toBe(5);
    expect(await files.ledger.reserve(await files.ledger.open(7), 990, 990)).toBe(990);
    expect([await run(), make.mock.calls.length]).toEqual([true, 1]);
  });

  it('makes none of what is gone, what cannot be read, and what is no picture', async () => {
    expect([await run('none'), await run(key, false)]).toEqual([false, false]);
    make.mockResolvedValue(null);
    expect(await run()).toBe(false);
    expect([await files.registry.thumbnailOf(key), files.storage.committed.size]).toEqual([null, 0]);
  });
});
