import { DirectConversationError, NoSuchParticipantError, topicOfConversation } from '@halolight/domain/collaboration';
import { ForbiddenError, NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCollaboration, sampleNotification } from '../testing/index.js';
import { CloseConversation } from './close-conversation.js';
import { RemoveParticipant } from './remove-participant.js';

let store: InMemoryCollaboration;
let group: number;
let direct: number;
let removal: RemoveParticipant;
beforeEach(async () => {
  store = new InMemoryCollaboration();
  group = await store.conversations.addGroup('Launch', [7, 8, 9]);
  direct = (await store.conversations.findOrAddDirect({ lowUserId: 7, highUserId: 8 })).id;
  removal = new RemoveParticipant(store.unitOfWork, store.conversations, store.notifications, store.gate, store.outbox);
});

const notify = async () => {
  for (const topic of [group, direct].map(topicOfConversation)) await store.notifications.keep(store.store.nextId(), [7, 8].map((userId) => sampleNotification(userId, { topic })));
};
const unread = () => Promise.all([7, 8].map((userId) => store.notificationDirectory.unreadCount(userId)));
const participants = async () => (await store.conversations.find(group))?.participants.map(({ userId }) => userId);

describe('RemoveParticipant', () => {
  const remove = (actorId: number, userId: number, conversationId = group) => removal.execute({ actor: sampleActor(actorId), conversationId, userId });

  it.each([[8, 8], [7, 9]])('lets %i take %i out, and tells who did', async (actorId, userId) => {
    await remove(actorId, userId);
    expect(await participants()).toEqual([7, 8, 9].filter((other) => other !== userId));
    expect(store.outbox.events).toEqual([
      { type: 'conversation.participant_removed', actorId, subject: { type: 'conversation', id: group }, data: { userId } },
    ]);
  });

  it('reads what they were notified of it, and no other notification', async () => {
    await notify();
    await remove(7, 8);
    expect(await unread()).toEqual([2, 1]);
  });

  it('hands the right to remove others on to who is next', async () => {
    await expect(remove(8, 9)).rejects.toThrow(ForbiddenError);
    await remove(7, 7);
    await remove(8, 9);
    expect(await participants()).toEqual([8]);
  });

  it('takes the conversation away with its last participant', async () => {
    for (const userId of [7, 8, 9]) await remove(userId, userId);
    expect(await store.conversations.find(group)).toBeNull();
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
    new CloseConversation(store.unitOfWork, store.conversations, store.notifications, store.gate, removal, store.outbox).execute(sampleActor(actorId), conversationId);

  it('leaves a group', async () => {
    await close(8, group);
    expect(await participants()).toEqual([7, 9]);
    expect(store.outbox.events.map(({ type }) => type)).toEqual(['conversation.participant_removed']);
    expect(store.unitOfWork.outcomes).toEqual(['kept']);
  });

  it('reads what the caller was notified of it', async () => {
    await notify();
    await close(8, direct);
    expect(await unread()).toEqual([2, 1]);
    await close(8, group);
    expect(await unread()).toEqual([2, 0]);
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
