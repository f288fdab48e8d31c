import { randomUUID } from 'node:crypto';
import { expect, it, jest } from '@jest/globals';
import { addSampleFile, InMemoryFiles, sampleContent } from '../testing/index.js';
import { SweepFileStorage } from './sweep-file-storage.js';

it('SweepFileStorage deletes content a minute after the last file showed it, and at once what lapsed uploads left, and nothing else', async () => {
  const files = new InMemoryFiles();
  const [kept, gone] = [await addSampleFile(files, 7), await addSampleFile(files, 7)];
  const [going, lapsed] = [await files.ledger.open(7), await files.ledger.open(7)];
  const [thumbnail, thumbnailOfGone] = [randomUUID(), randomUUID()];
  await files.registry.setThumbnail(kept.content.key, thumbnail);
  await files.registry.setThumbnail(gone.content.key, thumbnailOfGone);
  for (const key of [kept.content.key, gone.content.key, thumbnail, thumbnailOfGone]) files.storage.committed.set(key, new Uint8Array(1));
  for (const key of [going, lapsed]) files.storage.staged.set(key, new Uint8Array(1));
  files.clock.advance(3_600_000);
  await files.files.remove(gone.id);
  await files.lapse(lapsed);
  const sweep = () => new SweepFileStorage(files.storage, files.registry, files.ledger).execute();

  expect(await sweep()).toEqual({ lapsedUploads: 1, unusedObjects: 0 });
  files.clock.advance(59_999);
  expect(await sweep()).toEqual({ lapsedUploads: 0, unusedObjects: 0 });
  files.clock.advance(1);
  expect(await sweep()).toEqual({ lapsedUploads: 0, unusedObjects: 2 });
  expect([[...files.storage.committed.keys()].sort(), [...files.storage.staged.keys()]]).toEqual([[kept.content.key, thumbnail].sort(), [going]]);
});

it('SweepFileStorage deletes what it strikes out batch by batch, however much there is: where it breaks off, the rest is still to be struck out', async () => {
  const files = new InMemoryFiles();
  for (let added = 0; added < 2_500; added += 1) await files.registry.add(sampleContent());
  files.clock.advance(60_000);
  const sweep = () => new SweepFileStorage(files.storage, files.registry, files.ledger).execute();
  let deleted = 0;
  jest.spyOn(files.storage, 'delete').mockImplementation(async () => {
    deleted += 1;
    if (deleted === 1_500) throw new Error('The disk is away');
  });
  await expect(sweep()).rejects.toThrow('The disk is away');
  expect(files.fileStore.contents.size).toBe(500);
  expect(await sweep()).toEqual({ lapsedUploads: 0, unusedObjects: 500 });
});
