import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { addSampleFile, InMemoryFiles } from '../testing/index.js';
import { SweepStrayObjects } from './sweep-stray-objects.js';

it('SweepStrayObjects deletes what is stored and nobody’s, and nothing else', async () => {
  const files = new InMemoryFiles();
  const { content } = await addSampleFile(files, 7);
  const [going, ended] = [await files.ledger.open(7), await files.ledger.open(7)];
  const [thumbnail, stray] = [randomUUID(), randomUUID()];
  await files.registry.setThumbnail(content.key, thumbnail);
  await files.ledger.abandon(ended);
  for (const key of [content.key, thumbnail, stray]) files.storage.committed.set(key, new Uint8Array(1));
  for (const key of [going, ended]) files.storage.staged.set(key, new Uint8Array(1));

  expect(await new SweepStrayObjects(files.storage, files.registry).execute()).toEqual({ deleted: 2 });

  expect([[...files.storage.committed.keys()].sort(), [...files.storage.staged.keys()]]).toEqual([[content.key, thumbnail].sort(), [going]]);
});
