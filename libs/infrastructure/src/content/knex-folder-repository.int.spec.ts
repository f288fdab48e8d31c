import { folderRepositoryContract } from '@halolight/application/content/testing';
import { afterAll, beforeAll } from '@jest/globals';
import { openKnexContent, type KnexContent } from './testing/open-knex-content.js';

let store: KnexContent;
beforeAll(async () => {
  store = await openKnexContent();
});
afterAll(() => store?.close());

folderRepositoryContract('KnexFolderRepository', () => store);
