import { contentRegistryContract } from '@halolight/application/content/testing';
import { afterAll, beforeAll } from '@jest/globals';
import { openKnexFiles, type KnexFiles } from './testing/open-knex-files.js';

let store: KnexFiles;
beforeAll(async () => {
  store = await openKnexFiles();
});
afterAll(() => store?.close());

contentRegistryContract('KnexContentRegistry', () => store);
