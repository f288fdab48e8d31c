import { DirectConversationError, NoSuchParticipantError, topicOfConversation } from '@halolight/domain/collaboration';
import { ForbiddenError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCollaboration, sampleNotification } from '../testing/index.js';
import { CloseConversation } from './close-conversation.js';
import { ConversationNews } from './conversation-news.js';
import { liveMessage } from './live-message.js';
import { RemoveParticipant } from './remove-participant.js';

let store: InMemoryCollaboration;
let group: number;
let direct: number;
let news: ConversationNews;
let removal: RemoveParticipant;
beforeEach(async () => {
  store = new InMemoryCollaboration();
  group = await store.conversations.addGroup('Launch', [7, 8, 9]);
  direct = (await store.conversations.findOrAddDirect({ lowUserId: 7, highUserId: 8 })).id;
  news = new ConversationNews(store.notifications, store.live);
  removal = new RemoveParticipant(store.unitOfWork, store.conversations, news, store.gate, store.outbox);
});

/** Something is said in both conversations, told live and notified. */
const tell = async () => {
  for (const conversationId of [group, direct]) {
    const message = await store.messageDirectory.byId(await store.messages.add({ conversationId, senderId: 7, content: 'Hello' }), 7);
    await store.live.tell(message ? liveMessage(message, [7, 8]) : []);
    const topic = topicOfConversation(conversationId);
    await store.notifications.keep(store.store.nextId(), [7, 8].map((userId) => sampleNotification(userId, { topic })));
  }
};
const notified = () => Promise.all([7, 8].map((userId) => store.notificationDirectory.unreadCount(userId)));
const heardBy = async (userId: number) => {
  await store.liveLog.number();
  return (await store.liveLog.after([{ userId, after: 0 }], 10)).map(({ data }) => data['conversationId']);
};
const participants = async () => (await store.conversations.findForUpdate(group))?.participants.map(({ userId }) => userId);

describe('RemoveParticipant', () => {
  const remove = (actorId: number, userId: number, conversationId = group) => removal.execute({ actor: sampleActor(actorId), conversationId, userId });

  it.each([[8, 8], [7, 9]])('lets %i take %i out, and tells who did', async (actorId, userId) => {
    await remove(actorId, userId);
    expect(await participants()).toEqual([7, 8, 9].filter((other) => other !== userId));
    expect(store.outbox.events).toEqual([
      { type: 'conversation.participant_removed', actorId, subject: { type: 'conversation', id: group }, data: { userId } },
    ]);
  });

  it.each([7, 8])('done by %i takes from who is out what they were told of it, live and by notifications, and from nobody else', async (actorId) => {
    await tell();
    await remove(actorId, 8);
    expect([await notified(), await heardBy(7), await heardBy(8)]).toEqual([[2, 1], [group, direct], [direct]]);
  });

  it('hands the right to remove others on to who is next', async () => {
    await expect(remove(8, 9)).rejects.toThrow(ForbiddenError);
    await remove(7, 7);
    await remove(8, 9);
    expect(await participants()).toEqual([8]);
  });

  it('takes the conversation away with its last participant', async () => {
    for (const userId of [7, 8, 9]) await remove(userId, userId);
    expect(await store.conversations.findForUpdate(group)).toBeNull();
  });

  it('refuses strangers, those who are not in it and direct conversations, and tells nobody', async () => {
    await expect(remove(10, 7)).rejects.toThrow(NotFoundError);
    await expect(remove(7, 10)).rejects.toThrow(NoSuchParticipantError);
    await expect(remove(7, 7, direct)).rejects.toThrow(DirectConversationError);
    expect([await participants(), store.outbox.events]).toEqual([[7, 8, 9], []]);
  });
});

describe('CloseConversation', () => {
  const close = (actorId: number, conversationId: number) =>
    new CloseConversation(store.unitOfWork, store.conversations, news, store.gate, removal, store.outbox).execute(sampleActor(actorId), conversationId);

  it('leaves a group', async () => {
    await close(8, group);
    expect(await participants()).toEqual([7, 9]);
    expect(store.outbox.events.map(({ type }) => type)).toEqual(['conversation.participant_removed']);
    expect(store.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('takes from the caller what they were told of it, live and by notifications, and from nobody else', async () => {
    await tell();
    await close(8, direct);
    expect([await notified(), await heardBy(7), await heardBy(8)]).toEqual([[2, 1], [group, direct], [group]]);
    await close(8, group);
    expect([await notified(), await heardBy(7), await heardBy(8)]).toEqual([[2, 0], [group, direct], []]);
  });

  it('hides a direct conversation from the caller alone', async () => {
    await close(8, direct);
    expect([store.store.participant(direct, 7)?.isHidden, store.store.participant(direct, 8)?.isHidden]).toEqual([false, true]);
    expect(store.outbox.events).toEqual([{ type: 'conversation.hidden', actorId: 8, subject: { type: 'conversation', id: direct } }]);
  });

  it('refuses strangers', async () => {
    await expect(close(9, direct)).rejects.toThrow(NotFoundError);
  });
});
