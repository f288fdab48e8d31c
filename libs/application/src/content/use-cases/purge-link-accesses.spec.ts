import { expect, it } from '@jest/globals';
import { addSampleFile, InMemoryFiles } from '../testing/index.js';
import { PurgeLinkAccesses } from './purge-link-accesses.js';

const DAY_MS = 24 * 3_600_000;

it('forgets after ninety days who followed a link, however many they were', async () => {
  const files = new InMemoryFiles();
  const ownerId = await files.addUser();
  const { id: fileId } = await addSampleFile(files, ownerId);
  const linkId = await files.links.add({ fileId, createdBy: ownerId, tokenHash: 'hash', passwordHash: null, expiresAt: null, maxAccess: null });
  const follow = () => files.links.record(linkId, { ip: '192.0.2.1', userAgent: 'test' }, 'DOWNLOADED');
  const purge = () => new PurgeLinkAccesses(files.links, files.clock).execute();
  for (let access = 0; access < 5_001; access += 1) await follow();
  files.clock.advance(90 * DAY_MS);
  expect(await purge()).toEqual({ deleted: 0 });
  await follow();
  files.clock.advance(1);
  expect(await purge()).toEqual({ deleted: 5_001 });
  expect(files.fileStore.accesses).toHaveLength(1);
});
