import type { Conversation } from '@halolight/domain/collaboration';
import { ForbiddenError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCollaboration } from '../testing/index.js';
import { ConversationGate } from './conversation-gate.js';
import { DeleteMessage } from './delete-message.js';
import { liveMessage } from './live-message.js';

describe('DeleteMessage', () => {
  let store: InMemoryCollaboration;
  let conversationId: number;
  let id: number;
  beforeEach(async () => {
    store = new InMemoryCollaboration();
    conversationId = await store.conversations.addGroup('Launch', [7, 8]);
    id = await store.messages.add({ conversationId, senderId: 7, content: 'Hello' });
  });

  const remove = (actorId: number, messageId = id, gate = store.gate) =>
    new DeleteMessage(store.unitOfWork, store.messages, gate, store.live, store.outbox).execute(sampleActor(actorId, '*'), messageId);

  it('takes a message back for its sender, and tells who did', async () => {
    await remove(7);
    expect(await store.messages.findVisible(id, 8)).toBeNull();
    expect(store.outbox.events).toEqual([{ type: 'message.deleted', actorId: 7, subject: { type: 'message', id }, data: { conversationId } }]);
    await expect(remove(7)).rejects.toThrow(NotFoundError);
  });

  it('tells it to nobody who comes back', async () => {
    const message = await store.messageDirectory.byId(id, 7);
    await store.live.tell(message ? liveMessage(message, [7, 8]) : []);
    await store.live.tell([{ userId: 8, event: 'conversation.read', data: {} }]);
    await remove(7);
    await store.liveLog.number();
    expect((await store.liveLog.after([{ userId: 7, after: 0 }, { userId: 8, after: 0 }], 10)).map(({ event }) => event)).toEqual(['conversation.read']);
  });

  it('takes back and tells nothing twice, when two do so at once', async () => {
    class WaitingGate extends ConversationGate {
      override async hold(actor: Actor, heldId: number): Promise<Conversation> {
        await remove(7);
        return super.hold(actor, heldId);
      }
    }
    await expect(remove(7, id, new WaitingGate(store.conversations))).rejects.toThrow(NotFoundError);
    expect(store.outbox.events).toHaveLength(1);
  });

  it('refuses everybody else, and strangers do not learn of it', async () => {
    await expect(remove(8)).rejects.toThrow(ForbiddenError);
    await expect(remove(9)).rejects.toThrow(NotFoundError);
    expect([await store.messages.findVisible(id, 7), store.outbox.events]).toEqual([expect.anything(), []]);
  });
});
