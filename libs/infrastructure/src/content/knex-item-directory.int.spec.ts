import { itemDirectoryContract } from '@halolight/application/content/testing';
import { afterAll, beforeAll } from '@jest/globals';
import { openKnexItems, type KnexItems } from './testing/open-knex-items.js';

let store: KnexItems;
beforeAll(async () => {
  store = await openKnexItems();
});
afterAll(() => store?.close());

itemDirectoryContract('KnexItemDirectory', () => store);
