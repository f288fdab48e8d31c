import { userDirectoryContract } from '@halolight/application/identity/testing';
import { afterAll, beforeAll } from '@jest/globals';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

let identity: KnexIdentity;
beforeAll(async () => {
  identity = await openKnexIdentity();
});
afterAll(() => identity.close());

userDirectoryContract('KnexUserDirectory', () => identity);
