import { sampleDocument, shareRepositoryContract } from '@halolight/application/content/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openKnexContent, type KnexContent } from '../testing/open-knex-content.js';

let store: KnexContent;
beforeAll(async () => {
  store = await openKnexContent();
});
afterAll(() => store?.close());

shareRepositoryContract('KnexShareRepository', () => ({
  ...store,
  addResource: async (ownerId) => (await store.documents.add(sampleDocument(ownerId))).id,
}));

describe('KnexShareRepository', () => {
  it('shares with nobody whose account was deleted', async () => {
    const [ownerId, userId] = [await store.addUser(), await store.addUser()];
    const { id } = await store.documents.add(sampleDocument(ownerId));
    await store.database.sql('users').where({ id: userId }).update({ deleted_at: new Date() });
    const share = store.shares.put(id, { userId, groupId: null, permission: 'READ', expiresAt: null, sharedBy: ownerId });
    await expect(share).rejects.toMatchObject({ kind: 'invalid', faults: [{ field: 'userId' }] });
  });

  it('ends what was shared with a group when the group is deleted, or somebody leaves it', async () => {
    const [ownerId, stays, leaves] = [await store.addUser(), await store.addUser(), await store.addUser()];
    const groupId = await store.addGroup(stays, leaves);
    const { id } = await store.documents.add(sampleDocument(ownerId));
    await store.shares.put(id, { userId: null, groupId, permission: 'EDIT', expiresAt: null, sharedBy: stays });
    await store.database.sql('group_members').where({ user_id: leaves }).delete();
    expect([await store.shares.grantedTo(id, stays), await store.shares.grantedTo(id, leaves)]).toEqual(['EDIT', null]);
    await store.database.sql('groups').where({ id: groupId }).delete();
    expect(await store.shares.grantedTo(id, stays)).toBeNull();
  });
});
