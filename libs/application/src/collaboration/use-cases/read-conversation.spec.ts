import { topicOfConversation } from '@halolight/domain/collaboration';
import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCollaboration, sampleNotification } from '../testing/index.js';
import { ReadConversation } from './read-conversation.js';
import { ReadMessage } from './read-message.js';

let store: InMemoryCollaboration;
let group: number;
let messages: [one: number, two: number];
let reading: ReadConversation;
beforeEach(async () => {
  store = new InMemoryCollaboration();
  group = await store.conversations.addGroup('Launch', [7, 8, 9]);
  const say = () => store.messages.add({ conversationId: group, senderId: 7, content: 'Hello' });
  messages = [await say(), await say()];
  await store.notifications.keep(1, [7, 8].map((userId) => sampleNotification(userId, { topic: topicOfConversation(group) })));
  reading = new ReadConversation(store.unitOfWork, store.conversations, store.notifications, store.gate, store.live);
});

const lastRead = (userId: number) => store.store.participant(group, userId)?.lastReadMessageId;
const told = (...userIds: number[]) =>
  userIds.map((userId) => ({
    userId,
    event: 'conversation.read',
    topic: topicOfConversation(group),
    data: { conversationId: group, userId: 8, lastReadMessageId: lastRead(8) },
  }));

describe('ReadConversation', () => {
  const read = (actorId: number, upTo?: number) => reading.execute({ actor: sampleActor(actorId), conversationId: group, upTo });

  it('remembers the last message, for the caller alone, and tells the others', async () => {
    await read(8);
    expect([lastRead(7), lastRead(8), lastRead(9)]).toEqual([0, messages[1], 0]);
    expect(store.live.events).toEqual(told(7, 9));
  });

  it('remembers and tells up to which message, and only what is news', async () => {
    await read(8, messages[0]);
    expect([lastRead(8), store.live.events]).toEqual([messages[0], told(7, 9)]);
    await read(8, messages[0]);
    expect(store.live.events).toHaveLength(2);
  });

  it('reads what the caller was notified of the conversation, also when nothing else is new', async () => {
    await read(8);
    expect([await store.notificationDirectory.unreadCount(8), await store.notificationDirectory.unreadCount(7)]).toEqual([0, 1]);
    await store.notifications.keep(2, [sampleNotification(8, { topic: topicOfConversation(group) })]);
    await read(8);
    expect(await store.notificationDirectory.unreadCount(8)).toBe(0);
  });

  it('leaves what the caller was notified of unread while anything is', async () => {
    await read(8, messages[0]);
    expect(await store.notificationDirectory.unreadCount(8)).toBe(1);
    await read(8, messages[1]);
    expect(await store.notificationDirectory.unreadCount(8)).toBe(0);
  });

  it('refuses strangers', async () => {
    await expect(read(10)).rejects.toThrow(NotFoundError);
    expect(store.live.events).toEqual([]);
  });
});

describe('ReadMessage', () => {
  const read = (actorId: number, messageId: number) => new ReadMessage(store.messages, reading).execute(sampleActor(actorId), messageId);

  it('reads the conversation up to it', async () => {
    await read(8, messages[0]);
    expect(lastRead(8)).toBe(messages[0]);
  });

  it('refuses strangers and messages that are gone', async () => {
    await store.messages.takeBack(messages[1]);
    for (const [actorId, id] of [[10, messages[0]], [8, messages[1]], [8, -5]] as const) await expect(read(actorId, id)).rejects.toThrow(NotFoundError);
    expect(lastRead(8)).toBe(0);
  });
});
