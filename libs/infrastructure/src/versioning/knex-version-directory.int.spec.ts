import { versionDirectoryContract } from '@halolight/application/versioning/testing';
import { afterAll, beforeAll } from '@jest/globals';
import { openKnexVersioning, type KnexVersioning } from './testing/open-knex-versioning.js';

let versioning: KnexVersioning;
beforeAll(async () => {
  versioning = await openKnexVersioning();
});
afterAll(() => versioning?.close());

versionDirectoryContract('KnexVersionDirectory', () => versioning);
