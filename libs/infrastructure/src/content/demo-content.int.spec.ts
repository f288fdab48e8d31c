import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoContent } from './demo-content.js';
import { openKnexContent, type KnexContent } from './testing/open-knex-content.js';

let store: KnexContent;
beforeAll(async () => {
  store = await openKnexContent();
});
afterAll(() => store?.close());

const TABLES = ['folders', 'documents', 'document_revisions', 'document_shares'];
const everything = () => Promise.all(TABLES.map((table) => store.database.sql(table).select<object[]>('*').orderBy([1, 2])));
const load = () => new DemoContent(store.database).load();

describe('DemoContent', () => {
  it('makes nothing where the demo users are missing', async () => {
    await load();
    expect(await everything()).toEqual([[], [], [], []]);
  });

  it('makes folders, documents with a revision each, and shares, once, also when two processes do it at the same time', async () => {
    for (const username of ['admin', 'manager', 'user']) {
      const user = { email: `${username}@example.com`, username, name: username, status: 'ACTIVE', password_hash: 'none' };
      await store.database.sql('users').insert(user);
    }
    await Promise.all([load(), load()]);
    const [folders = [], documents = [], revisions = [], shares = []] = await everything();
    expect(folders).toContainEqual(expect.objectContaining({ name: 'Runbooks', parent_id: expect.any(Number) }));
    expect(documents).toContainEqual(expect.objectContaining({ title: 'Price list', folder_id: expect.any(Number) }));
    expect(revisions).toHaveLength(documents.length);
    expect(new Set(documents.map((row) => JSON.stringify(row, ['owner_id', 'title']))).size).toBe(documents.length);
    expect(shares.length).toBeGreaterThan(1);
  });

  it('changes nothing when it runs again', async () => {
    const before = await everything();
    await load();
    expect(await everything()).toEqual(before);
  });
});
