import { contentRegistryContract } from '@halolight/application/content/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openRecordedDatabase } from '../kernel/testing/index.js';
import { KnexContentRegistry } from './knex-content-registry.js';
import { openKnexFiles, type KnexFiles } from './testing/open-knex-files.js';

let store: KnexFiles;
beforeAll(async () => {
  store = await openKnexFiles();
});
afterAll(() => store?.close());

contentRegistryContract('KnexContentRegistry', () => store);

it('finds what to drop by index, and reads no more than the batch, however much was released', async () => {
  const { sql } = store.database;
  const ownerId = await store.addUser();
  await sql.raw(`
    insert into file_contents (key, size, sha256, mime_type, released_at)
    select gen_random_uuid(), 1, decode(repeat('00', 32), 'hex'), 'text/plain', now() - n * interval '1 minute' from generate_series(1, 20000) as n`);
  await sql.raw(`
    insert into files (name, owner_id, content_key, kind, size)
    select 'file ' || row_number() over (), ?, key, 'other', 0 from (select key from file_contents order by key limit 10000) as shown`, [ownerId]);
  await sql.raw('vacuum analyze file_contents, files');
  const { recorder, database } = await openRecordedDatabase(store);
  const registry = new KnexContentRegistry(database);
  try {
    expect(await recorder.costly({ tables: ['file_contents', 'files'], mostRows: 150 }, () => registry.dropUnused(0, 50))).toEqual([]);
  } finally {
    await database.close();
  }
});
