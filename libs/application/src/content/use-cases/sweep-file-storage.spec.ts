import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { addSampleFile, InMemoryFiles } from '../testing/index.js';
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
