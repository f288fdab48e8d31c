import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { addSampleFile, InMemoryFiles } from '../testing/index.js';
import { SweepFileStorage } from './sweep-file-storage.js';

it('SweepFileStorage deletes what nothing points to: unused content, strays and what lapsed uploads left, and nothing else', async () => {
  const files = new InMemoryFiles();
  const [kept, gone] = [await addSampleFile(files, 7), await addSampleFile(files, 7)];
  const [going, lapsed] = [await files.ledger.open(7), await files.ledger.open(7)];
  const [thumbnail, thumbnailOfGone, stray] = [randomUUID(), randomUUID(), randomUUID()];
  await files.registry.setThumbnail(kept.content.key, thumbnail);
  await files.registry.setThumbnail(gone.content.key, thumbnailOfGone);
  for (const key of [kept.content.key, gone.content.key, thumbnail, thumbnailOfGone, stray]) files.storage.committed.set(key, new Uint8Array(1));
  for (const key of [going, lapsed]) files.storage.staged.set(key, new Uint8Array(1));
  await files.files.remove(gone.id);
  await files.lapse(lapsed);

  const swept = await new SweepFileStorage(files.storage, files.registry, files.ledger).execute();

  expect(swept).toEqual({ lapsedUploads: 1, unusedObjects: 2, strayObjects: 2 });
  expect([[...files.storage.committed.keys()].sort(), [...files.storage.staged.keys()]]).toEqual([[kept.content.key, thumbnail].sort(), [going]]);
});
