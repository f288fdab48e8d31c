import { samplePageRequest } from '@halolight/application/kernel/testing';
import { NoSuchSubjectError } from '@halolight/domain/content';
import type { PageRequest } from '@halolight/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../kernel/index.js';
import { openRecordedDatabase, type PlanRecorder } from '../kernel/testing/index.js';
import { KnexDocumentDirectory } from './knex-document-directory.js';
import { KnexItemDirectory } from './knex-item-directory.js';
import { KnexShareRepository } from './sharing/knex-share-repository.js';
import { SHARED_DOCUMENTS } from './sharing/shared-resource.js';
import { openKnexContent, type KnexContent } from './testing/open-knex-content.js';

const TABLES = ['documents', 'items', 'groups', 'group_members'];
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
/** The owner is in every group but this one. */
const shareWithAStranger = async () => {
  const share = { userId: null, groupId: ROWS / 2, permission: 'READ', expiresAt: null, sharedBy: ownerId } as const;
  await expect(new KnexShareRepository(database, SHARED_DOCUMENTS).put(1, share)).rejects.toThrow(NoSuchSubjectError);
};
const lookUps = {
  'the newest documents of all': () => page(true),
  'the newest documents that one sees': () => page(false),
  'whether one is in the group that one shares with': shareWithAStranger,
  'an item by its id': () => new KnexItemDirectory(database).byId(ROWS / 2),
};

async function fill(): Promise<void> {
  const { sql } = store.database;
  await sql.raw(
    `insert into documents (title, content, type, status, tags, owner_id, created_at)
     select 'Title ' || n, 'Content', 'document', 'DRAFT', '{}', ?, now() - n * interval '1 minute' from generate_series(1, ?) n`,
    [ownerId, ROWS],
  );
  await sql.raw(`insert into groups (name) select 'Group ' || n from generate_series(1, ?) n`, [ROWS]);
  await sql.raw(`insert into group_members select id, ? from groups where id <> ?`, [ownerId, ROWS / 2]);
  await sql.raw(`insert into items (name, description, owner_id) select 'Item ' || n, '', ? from generate_series(1, ?) n`, [ownerId, ROWS]);
}

describe(`among ${ROWS} rows, after plans were made while there was none, an index answers`, () => {
  it.each(Object.entries(lookUps))('%s', async (_name, work) => {
    expect(await recorder.costly({ tables: TABLES, mostRows: MOST_ROWS }, work)).toEqual([]);
  });
});
