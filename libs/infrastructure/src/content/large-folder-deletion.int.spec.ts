import { addSampleFile, sampleFolder } from '@halolight/application/content/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openKnexFiles, type KnexFiles } from './testing/open-knex-files.js';

const FILES = 20_000;

let store: KnexFiles;
beforeAll(async () => {
  store = await openKnexFiles();
});
afterAll(() => store?.close());

it(`a folder is deleted with ${FILES} files in it and below it, and their owner's usage with them`, async () => {
  const { sql } = store.database;
  const ownerId = await store.addUser();
  const folderId = await store.folders.add(sampleFolder(ownerId));
  const below = await store.folders.add(sampleFolder(ownerId, { parentId: folderId }));
  const beside = await addSampleFile(store, ownerId);
  await sql.raw(
    `insert into files (name, owner_id, folder_id, content_key, kind, size)
     select 'file ' || n, ?, case n % 2 when 0 then ?::bigint else ? end, ?, 'other', 2 from generate_series(1, ?::integer) as n`,
    [ownerId, folderId, below, beside.content.key, FILES],
  );
  const usage = () => sql('storage_usage').where({ user_id: ownerId }).first<{ used: number }>('used');
  expect(await usage()).toEqual({ used: 2 * FILES + beside.content.size });
  await store.unitOfWork.run(() => store.folders.remove(folderId));
  expect(await sql('files').where({ owner_id: ownerId }).pluck('id')).toEqual([beside.id]);
  expect(await usage()).toEqual({ used: beside.content.size });
});
