import { samplePageRequest } from '@halolight/application/kernel/testing';
import type { PageRequest } from '@halolight/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../kernel/index.js';
import { openRecordedDatabase, type PlanRecorder } from '../kernel/testing/index.js';
import { KnexDocumentDirectory } from './knex-document-directory.js';
import { KnexItemDirectory } from './knex-item-directory.js';
import { openKnexContent, type KnexContent } from './testing/open-knex-content.js';

const TABLES = ['documents', 'items'];
const ROWS = 10_000;
/** A page of ten, one row more, and what belongs to each. */
const MOST_ROWS = 100;

let store: KnexContent;
let database: Database;
let recorder: PlanRecorder;
let ownerId: number;
beforeAll(async () => {
  store = await openKnexContent();
  ({ recorder, database } = await openRecordedDatabase(store));
  ownerId = await store.addUser();
  for (const work of Object.values(lookUps)) await recorder.settle(work);
  await fill();
});
afterAll(async () => {
  await database.close();
  await store.close();
});

const page = (seesAll: boolean, given: Partial<PageRequest> = {}) =>
  new KnexDocumentDirectory(database).page({ userId: ownerId, seesAll }, samplePageRequest({ count: 'none', ...given }), {});
const lookUps = {
  'the newest documents of all': () => page(true),
  'the newest documents that one sees': () => page(false),
  'an item by its id': () => new KnexItemDirectory(database).byId(ROWS / 2),
};

async function fill(): Promise<void> {
  const { sql } = store.database;
  await sql.raw(
    `insert into documents (title, content, type, status, tags, owner_id, created_at)
     select 'Title ' || n, 'Content', 'document', 'DRAFT', '{}', ?, now() - n * interval '1 minute' from generate_series(1, ?) n`,
    [ownerId, ROWS],
  );
  await sql.raw(`insert into items (name, description, owner_id) select 'Item ' || n, '', ? from generate_series(1, ?) n`, [ownerId, ROWS]);
}

describe(`among ${ROWS} rows, after plans were made while there was none, an index answers`, () => {
  it.each(Object.entries(lookUps))('%s', async (_name, work) => {
    expect(await recorder.costly({ tables: TABLES, mostRows: MOST_ROWS }, work)).toEqual([]);
  });
});
