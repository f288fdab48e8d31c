import { createHash } from 'node:crypto';
import { addSampleFile, fileLinkRepositoryContract } from '@halolight/application/content/testing';
import { samplePageRequest } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openKnexFiles, type KnexFiles } from './testing/open-knex-files.js';
import { planOf } from './testing/plan-of.js';

let store: KnexFiles;
beforeAll(async () => {
  store = await openKnexFiles();
});
afterAll(() => store?.close());

fileLinkRepositoryContract('KnexFileLinkRepository', () => store);

it('a page of who followed the links to a file is read off an index, however many did and through however many links', async () => {
  const ownerId = await store.addUser();
  const [file, other] = [await addSampleFile(store, ownerId), await addSampleFile(store, ownerId)];
  for (const [{ id: fileId }, links] of [[file, 20], [other, 2]] as const) {
    for (let link = 0; link < links; link += 1) {
      const tokenHash = createHash('sha256').update(`${fileId} ${link}`).digest('hex');
      const id = await store.links.add({ fileId, createdBy: ownerId, tokenHash, passwordHash: null, expiresAt: null, maxAccess: null });
      await store.database.sql.raw(
        `insert into file_link_accesses (link_id, file_id, outcome, created_at)
         select ?, ?, 'SHOWN', now() - n * interval '1 second' from generate_series(1, 500) n`,
        [id, fileId],
      );
    }
  }
  await store.database.sql.raw('analyze file_link_accesses');
  const page = () => store.fileDirectory.accesses(file.id, samplePageRequest({ count: 'none' }));
  const plan = await planOf(store.database, page);
  expect(plan).toContain('file_link_accesses_by_file');
  expect(plan).not.toMatch(/Sort|Seq Scan/);
  expect((await page()).items).toHaveLength(10);
  expect((await store.fileDirectory.accesses(file.id, samplePageRequest())).total).toBe(10_000);
});
