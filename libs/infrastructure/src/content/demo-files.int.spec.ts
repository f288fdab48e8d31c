import { readdir, rm } from 'node:fs/promises';
import { ContentIntake, ThumbnailOrders } from '@halolight/application/content';
import { RecordingJobQueue } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SystemClock } from '../kernel/index.js';
import { silentLogger, temporaryFolder } from '../kernel/testing/index.js';
import { DemoContent } from './demo-content.js';
import { DemoFiles } from './demo-files.js';
import { LocalFileStorage } from './local-file-storage.js';
import { SharpThumbnailMaker } from './sharp-thumbnail-maker.js';
import { SniffedContentTypes } from './sniffed-content-types.js';
import { openKnexFiles, type KnexFiles } from './testing/open-knex-files.js';

const MAX_BYTES = 1024 * 1024;

let store: KnexFiles;
let folder: string;
let jobs: RecordingJobQueue;
let demo: DemoFiles;
beforeAll(async () => {
  [store, folder, jobs] = [await openKnexFiles(MAX_BYTES), await temporaryFolder(), new RecordingJobQueue()];
  const { database, files, ledger, registry, unitOfWork } = store;
  const intake = new ContentIntake(
    unitOfWork, new LocalFileStorage(folder), ledger, new SniffedContentTypes(), new SystemClock(), silentLogger, MAX_BYTES,
  );
  demo = new DemoFiles(database, intake, registry, files, new ThumbnailOrders(jobs, new SharpThumbnailMaker()));
});
afterAll(async () => {
  await store?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const rows = () => store.database.sql('files').join('file_contents', 'key', 'content_key').select<Record<string, unknown>[]>().orderBy('id');
const stored = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

describe('DemoFiles', () => {
  it('makes nothing where the demo users are missing', async () => {
    await demo.load();
    expect(await rows()).toEqual([]);
  });

  it('makes real files in the demo folders, and changes nothing when it runs again', async () => {
    for (const username of ['admin', 'manager', 'user']) {
      await store.database.sql('users').insert({ email: `${username}@example.com`, username, name: username, status: 'ACTIVE', password_hash: 'none' });
    }
    await new DemoContent(store.database).load();
    await demo.load();
    const made = await rows();
    expect(made).toContainEqual(expect.objectContaining({ name: 'banner.png', kind: 'image', mime_type: 'image/png', folder_id: expect.any(Number) }));
    expect(made).toContainEqual(expect.objectContaining({ name: 'to do.txt', kind: 'document', folder_id: null }));
    expect([await stored(), jobs.jobs.length]).toEqual([made.length, 2]);
    await demo.load();
    expect([await rows(), await stored()]).toEqual([made, made.length]);
  });
});
