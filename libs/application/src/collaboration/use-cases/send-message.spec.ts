import { NoSuchUserError } from '@halolight/domain/collaboration';
import { InvalidInputError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCollaboration } from '../testing/index.js';
import { SendMessage, type SendMessageCommand } from './send-message.js';

describe('SendMessage', () => {
  let store: InMemoryCollaboration;
  let ada: number;
  let bob: number;
  let cyd: number;
  let group: number;
  beforeEach(async () => {
    store = new InMemoryCollaboration();
    [ada, bob, cyd] = [await store.addPerson('Ada'), await store.addPerson('Bob'), await store.addPerson('Cyd')];
    group = await store.conversations.addGroup('Launch', [ada, bob]);
  });

  const send = (command: Partial<SendMessageCommand>, actorId = ada) =>
    new SendMessage(store.unitOfWork, store.conversations, store.messages, store.messageDirectory, store.gate, store.opener, store.live, store.outbox).execute({
      actor: sampleActor(actorId),
      content: 'Hello',
      ...command,
    });
  const unreadOf = async (userId: number) => (await store.conversationDirectory.byId(group, userId))?.unreadCount;

  it('says it in the conversation: unread by the others, read by the sender', async () => {
    const id = await send({ conversationId: group, recipientId: null });
    expect(await store.messages.findVisible(id, bob)).toEqual({ id, conversationId: group, senderId: ada });
    expect([await unreadOf(ada), await unreadOf(bob)]).toEqual([0, 1]);
    expect(store.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('leaves unread what others said before, of which nobody would be told otherwise', async () => {
    const before = await send({ conversationId: group }, bob);
    await send({ conversationId: group });
    expect([await unreadOf(ada), (await store.messageDirectory.byId(before, ada))?.read]).toEqual([1, false]);
    expect(store.live.events.map(({ event }) => event)).not.toContain('conversation.read');
  });

  it('tells everybody in the conversation at once, what it says included', async () => {
    const id = await send({ conversationId: group });
    const data = { id, conversationId: group, sender: { id: ada, name: 'Ada', avatar: null }, content: 'Hello', createdAt: expect.any(Date) };
    const topic = `conversation:${group}`;
    expect(store.live.events).toEqual([
      { userId: ada, event: 'message.created', about: `message:${id}`, topic, data: { ...data, read: true } },
      { userId: bob, event: 'message.created', about: `message:${id}`, topic, data: { ...data, read: false } },
    ]);
  });

  it('tells the audit log who wrote where, and nothing of what it says', async () => {
    const id = await send({ conversationId: group, content: 'A secret' });
    expect(store.outbox.events).toEqual([{ type: 'message.sent', actorId: ada, subject: { type: 'message', id }, data: { conversationId: group } }]);
  });

  it('finds or makes the direct conversation with a recipient', async () => {
    const [one, two] = [await send({ recipientId: cyd }), await send({ recipientId: ada }, cyd)];
    const [first, second] = [await store.messages.findVisible(one, cyd), await store.messages.findVisible(two, ada)];
    expect(second?.conversationId).toBe(first?.conversationId);
    expect(store.outbox.events.map(({ type }) => type)).toEqual(['conversation.started', 'message.sent', 'message.sent']);
  });

  it.each([{}, { conversationId: 1, recipientId: 1 }, { conversationId: null, recipientId: null }])('refuses %j, naming both fields', async (command) => {
    const refused = send(command);
    await expect(refused).rejects.toThrow(InvalidInputError);
    await expect(refused).rejects.toMatchObject({ faults: [{ field: 'conversationId' }, { field: 'recipientId' }] });
  });

  it('refuses strangers, unknown conversations and recipients, and tells nobody', async () => {
    await expect(send({ conversationId: group }, cyd)).rejects.toThrow(NotFoundError);
    await expect(send({ conversationId: -5 })).rejects.toThrow(NotFoundError);
    await expect(send({ recipientId: -5 })).rejects.toThrow(NoSuchUserError);
    await expect(send({ recipientId: ada })).rejects.toThrow(InvalidInputError);
    expect([store.live.events, store.outbox.events, store.store.messages.size]).toEqual([[], [], 0]);
    expect(new Set(store.unitOfWork.outcomes)).toEqual(new Set(['undone']));
  });
});
