import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedDemo } from '../identity/index.js';
import { seedDemoContent } from './seed-demo-content.js';
import { openKnexContent, type KnexContent } from './testing/open-knex-content.js';

let store: KnexContent;
beforeAll(async () => {
  store = await openKnexContent();
});
afterAll(() => store?.close());

const TABLES = ['folders', 'documents', 'document_revisions', 'document_shares'];
const counts = () => Promise.all(TABLES.map(async (table) => (await store.database.sql(table).count({ rows: '*' }))[0]?.['rows']));

describe('seedDemoContent', () => {
  it('makes nothing where the demo users are missing', async () => {
    await seedDemoContent(store.database);
    expect(await counts()).toEqual([0, 0, 0, 0]);
  });

  it('makes folders, documents with a revision each, and shares; twice, also at once, changes nothing', async () => {
    await seedDemo(store.database, { hash: async () => 'none', verify: async () => ({ matches: false, isOutdated: false }) });
    await Promise.all([seedDemoContent(store.database), seedDemoContent(store.database)]);
    const made = await counts();
    expect(made.every((count) => Number(count) > 2)).toBe(true);
    expect(made[1]).toBe(made[2]);
    expect((await store.database.sql('folders').whereNotNull('parent_id')).length).toBeGreaterThan(0);
    await seedDemoContent(store.database);
    expect(await counts()).toEqual(made);
  });
});
