import { conversationDirectoryContract } from '@halolight/application/collaboration/testing';
import { afterAll, beforeAll } from '@jest/globals';
import { openKnexCollaboration, type KnexCollaboration } from './testing/open-knex-collaboration.js';

let store: KnexCollaboration;
beforeAll(async () => {
  store = await openKnexCollaboration();
});
afterAll(() => store?.close());

conversationDirectoryContract('KnexConversationDirectory', () => store);
