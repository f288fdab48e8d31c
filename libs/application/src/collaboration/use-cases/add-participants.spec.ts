import { DirectConversationError, NoSuchUserError, TooManyParticipantsError } from '@halolight/domain/collaboration';
import { NotFoundError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCollaboration } from '../testing/index.js';
import { AddParticipants } from './add-participants.js';

describe('AddParticipants', () => {
  let store: InMemoryCollaboration;
  let ada: number;
  let bob: number;
  let cyd: number;
  let group: number;
  beforeEach(async () => {
    store = new InMemoryCollaboration();
    [ada, bob, cyd] = [await store.addPerson(), await store.addPerson(), await store.addPerson()];
    group = await store.conversations.addGroup('Launch', [ada, bob]);
  });

  const add = (userIds: readonly number[], actorId = bob, conversationId = group) =>
    new AddParticipants(store.unitOfWork, store.conversations, store.gate, store.opener, store.outbox).execute({ actor: sampleActor(actorId), conversationId, userIds });
  const participants = async () => (await store.conversations.findForUpdate(group))?.participants.map(({ userId }) => userId);

  it('takes people in, once, and tells who did', async () => {
    await add([cyd, ada, cyd]);
    expect(await participants()).toEqual([ada, bob, cyd]);
    expect(store.outbox.events).toEqual([
      { type: 'conversation.participants_added', actorId: bob, subject: { type: 'conversation', id: group }, data: { userIds: [cyd] } },
    ]);
  });

  it('changes and tells nothing when everybody is in it already, closed accounts included', async () => {
    await store.closeAccount(ada);
    await add([ada, bob]);
    expect([(await store.conversations.findForUpdate(group))?.version, store.outbox.events]).toEqual([1, []]);
  });

  it('refuses strangers, direct conversations, closed accounts and too many', async () => {
    const { id } = await store.conversations.findOrAddDirect({ lowUserId: ada, highUserId: bob });
    await expect(add([cyd], cyd)).rejects.toThrow(NotFoundError);
    await expect(add([cyd], ada, id)).rejects.toThrow(DirectConversationError);
    await store.closeAccount(cyd);
    await expect(add([cyd])).rejects.toThrow(NoSuchUserError);
    const many: number[] = [];
    for (let place = 0; place < 99; place += 1) many.push(await store.addPerson());
    await expect(add(many)).rejects.toThrow(TooManyParticipantsError);
    expect([await participants(), store.outbox.events]).toEqual([[ada, bob], []]);
  });
});
