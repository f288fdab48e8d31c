import { DirectConversationError } from '@halolight/domain/collaboration';
import { NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCollaboration } from '../testing/index.js';
import { RenameConversation } from './rename-conversation.js';

describe('RenameConversation', () => {
  let store: InMemoryCollaboration;
  let group: number;
  beforeEach(async () => {
    store = new InMemoryCollaboration();
    group = await store.conversations.addGroup('Launch', [7, 8]);
  });

  const rename = (actorId: number, conversationId = group, expectedVersions?: readonly number[]) =>
    new RenameConversation(store.unitOfWork, store.conversations, store.gate, store.outbox).execute({ actor: sampleActor(actorId), conversationId, name: 'Landing', expectedVersions });
  const nameOf = async () => (await store.conversations.findForUpdate(group))?.name;

  it('renames a group for any of its participants, and tells who did', async () => {
    await rename(8);
    expect(await nameOf()).toBe('Landing');
    expect(store.outbox.events).toEqual([{ type: 'conversation.renamed', actorId: 8, subject: { type: 'conversation', id: group } }]);
  });

  it('renames only a version that is expected', async () => {
    await expect(rename(7, group, [2])).rejects.toThrow(StaleVersionError);
    await rename(7, group, [1]);
    expect(await nameOf()).toBe('Landing');
  });

  it('refuses strangers and direct conversations, and tells nobody', async () => {
    const { id } = await store.conversations.findOrAddDirect({ lowUserId: 7, highUserId: 8 });
    await expect(rename(9)).rejects.toThrow(NotFoundError);
    await expect(rename(7, id)).rejects.toThrow(DirectConversationError);
    expect([await nameOf(), store.outbox.events, store.unitOfWork.outcomes]).toEqual(['Launch', [], ['undone', 'undone']]);
  });
});
