import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_ITEMS } from './demo-item-rows.js';
import { DemoItems } from './demo-items.js';
import { openKnexItems, type KnexItems } from './testing/open-knex-items.js';

let store: KnexItems;
beforeAll(async () => {
  store = await openKnexItems();
});
afterAll(() => store?.close());

const everything = () => store.database.sql('items').select<object[]>('*').orderBy('id');
const load = () => new DemoItems(store.database).load();

describe('DemoItems', () => {
  it('makes nothing where the demo users are missing', async () => {
    await load();
    expect(await everything()).toEqual([]);
  });

  it('makes each item once, also when two processes do it at the same time, and changes nothing when it runs again', async () => {
    for (const username of ['admin', 'manager', 'user']) {
      await store.database.sql('users').insert({ email: `${username}@example.com`, username, name: username, status: 'ACTIVE', password_hash: 'none' });
    }
    await Promise.all([load(), load()]);
    const items = await everything();
    expect(items).toHaveLength(DEMO_ITEMS.length);
    await load();
    expect(await everything()).toEqual(items);
  });
});
