import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KnexNotificationFacts } from './knex-notification-facts.js';
import { openKnexCollaboration, type KnexCollaboration } from './testing/open-knex-collaboration.js';

const UNKNOWN_ID = 2_000_000_000;

let store: KnexCollaboration;
let facts: KnexNotificationFacts;
beforeAll(async () => {
  store = await openKnexCollaboration();
  facts = new KnexNotificationFacts(store.database);
});
afterAll(() => store?.close());

const add = async (table: string, row: object): Promise<number> => {
  const [added] = await store.database.sql(table).insert(row).returning<{ id: number }[]>('id');
  return added?.id ?? 0;
};

describe('KnexNotificationFacts', () => {
  it('knows names, titles and members', async () => {
    const [ada, bob] = [await store.addPerson('Ada'), await store.addPerson('Bob')];
    const document = await add('documents', { title: 'Price list', owner_id: ada, type: 'text', content: '', status: 'DRAFT', tags: [] });
    const group = await add('groups', { name: 'Everybody' });
    for (const userId of [ada, bob]) await store.database.sql('group_members').insert({ group_id: group, user_id: userId });
    expect([await facts.nameOf(ada), await facts.titleOf('document', document)]).toEqual(['Ada', 'Price list']);
    expect((await facts.membersOf(group)).toSorted()).toEqual([ada, bob].toSorted());
    expect([await facts.nameOf(UNKNOWN_ID), await facts.titleOf('file', UNKNOWN_ID), await facts.membersOf(UNKNOWN_ID)]).toEqual([null, null, []]);
  });

  it('knows who has not read a message', async () => {
    const [ada, bob, cyd, eve] = [await store.addPerson('Ada'), await store.addPerson(), await store.addPerson(), await store.addPerson()];
    const conversationId = await store.conversations.addGroup('Launch', [ada, bob, cyd]);
    const id = await store.messages.add({ conversationId, senderId: ada, content: 'Hello' });
    await store.conversations.recordMessage(conversationId);
    await store.conversations.addParticipants(conversationId, [eve]);
    const news = { conversationId, conversationName: 'Launch', senderName: 'Ada', content: 'Hello' };
    expect(await facts.messageNews(id)).toEqual({ ...news, unreadBy: [bob, cyd] });
    await store.conversations.markRead(conversationId, bob);
    expect(await facts.messageNews(id)).toEqual({ ...news, unreadBy: [cyd] });
    const event = await add('activities', { type: 'message.sent', actor_id: ada, subject_type: 'message', subject_id: id });
    await add('activities', { type: 'message.deleted', actor_id: ada, subject_type: 'message', subject_id: id });
    await store.messages.takeBack(id);
    expect([await facts.eventOfMessage(id), await facts.eventOfMessage(UNKNOWN_ID)]).toEqual([event, null]);
    expect([await facts.messageNews(id), await facts.messageNews(UNKNOWN_ID)]).toEqual([null, null]);
  });

  it('knows what each has yet to read in the conversation of a message that is gone', async () => {
    const [ada, bob, cyd, eve] = [await store.addPerson(), await store.addPerson(), await store.addPerson(), await store.addPerson()];
    const conversationId = await store.conversations.addGroup('Launch', [ada, bob, cyd, eve]);
    const say = (senderId: number) => store.messages.add({ conversationId, senderId, content: 'Hello' });
    const [one, two, gone] = [await say(ada), await say(bob), await say(ada)];
    await store.messages.takeBack(gone);
    await store.conversations.markRead(conversationId, eve);
    expect(await facts.unreadBeside(gone, [bob, cyd, eve])).toEqual([{ messageId: one, userIds: [bob] }, { messageId: two, userIds: [cyd] }]);
    expect([await facts.unreadBeside(gone, [cyd]), await facts.unreadBeside(gone, []), await facts.unreadBeside(UNKNOWN_ID, [bob])]).toEqual([[{ messageId: two, userIds: [cyd] }], [], []]);
  });

  it('keeps a message from being taken back while it is told', async () => {
    const ada = await store.addPerson();
    const conversationId = await store.conversations.addGroup('Launch', [ada, await store.addPerson()]);
    const id = await store.messages.add({ conversationId, senderId: ada, content: 'Hello' });
    const order: string[] = [];
    const asked = Promise.withResolvers<void>();
    const telling = store.database.transaction(async () => {
      await facts.messageNews(id);
      asked.resolve();
      await pause(100);
      order.push('told');
    });
    await asked.promise;
    await store.messages.takeBack(id);
    order.push('taken back');
    await telling;
    expect(order).toEqual(['told', 'taken back']);
  });

  it('keeps everybody in the conversation while a message is told, gone or not', async () => {
    const [ada, bob] = [await store.addPerson(), await store.addPerson()];
    const conversationId = await store.conversations.addGroup('Launch', [ada, bob]);
    const id = await store.messages.add({ conversationId, senderId: ada, content: 'Hello' });
    await store.messages.takeBack(id);
    const order: string[] = [];
    const held = Promise.withResolvers<void>();
    const telling = store.database.transaction(async () => {
      await facts.holdConversationOf(id);
      held.resolve();
      await pause(100);
      order.push('told');
    });
    await held.promise;
    await store.database.transaction(async () => {
      await store.conversations.findForUpdate(conversationId);
      order.push('left');
    });
    await telling;
    expect(order).toEqual(['told', 'left']);
    await facts.holdConversationOf(UNKNOWN_ID);
  });

  it('knows a new device from the first one and from those that were seen, whenever it is asked', async () => {
    const [ada, bob] = [await store.addPerson(), await store.addPerson()];
    const signIn = (userId: number, agent: string | null) => add('activities', { type: 'session.started', actor_id: userId, user_agent: agent, ip: '192.0.2.1' });
    await signIn(bob, 'Phone');
    const first = await signIn(ada, 'Laptop');
    const again = await signIn(ada, 'Laptop');
    const phone = await signIn(ada, 'Phone');
    const nameless = await signIn(ada, null);
    const namelessAgain = await signIn(ada, null);
    const outcomes = [];
    for (const event of [first, again, phone, nameless, namelessAgain, UNKNOWN_ID]) outcomes.push(await facts.newDeviceAt(event));
    expect(outcomes).toEqual([null, null, { userAgent: 'Phone', ip: '192.0.2.1' }, { userAgent: null, ip: '192.0.2.1' }, null, null]);
  });
});
