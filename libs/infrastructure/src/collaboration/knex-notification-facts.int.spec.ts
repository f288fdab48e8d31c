import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sampleNotification } from '@halolight/application/collaboration/testing';
import { uniqueText } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../kernel/testing/index.js';
import { KnexNotificationFacts } from './knex-notification-facts.js';
import { openKnexCollaboration, type KnexCollaboration } from './testing/open-knex-collaboration.js';

const UNKNOWN_ID = 2_000_000_000;
const CONTENT = '00000000-0000-4000-8000-000000000000';

let store: KnexCollaboration;
let facts: KnexNotificationFacts;
beforeAll(async () => {
  store = await openKnexCollaboration();
  facts = new KnexNotificationFacts(store.database);
  await store.database.sql('file_contents').insert({ key: CONTENT, size: 0, sha256: Buffer.alloc(32), mime_type: 'text/plain' });
});
afterAll(() => store?.close());

const add = async (table: string, row: object): Promise<number> => {
  const [added] = await store.database.sql(table).insert(row).returning<{ id: number }[]>('id');
  return added?.id ?? 0;
};

describe('KnexNotificationFacts', () => {
  it('knows names', async () => {
    expect([await facts.nameOf(await store.addPerson('Ada')), await facts.nameOf(UNKNOWN_ID)]).toEqual(['Ada', null]);
  });

  describe.each([
    ['document', { title: 'Price list', type: 'text', content: '', status: 'DRAFT', tags: [] }],
    ['file', { name: 'Price list', kind: 'document', size: 0, content_key: CONTENT }],
  ] as const)('of a %s', (type, row) => {
    const shares = `${type}_shares`;
    let [ada, bob, cyd, group, id] = [0, 0, 0, 0, 0];
    beforeEach(async () => {
      [ada, bob, cyd] = [await store.addPerson(), await store.addPerson(), await store.addPerson()];
      group = await add('groups', { name: uniqueText('group') });
      for (const userId of [ada, bob]) await store.database.sql('group_members').insert({ group_id: group, user_id: userId });
      id = await add(`${type}s`, { ...row, owner_id: ada });
    });

    const share = (subject: object) => add(shares, { [`${type}_id`]: id, permission: 'READ', shared_by: ada, ...subject });
    const news = (subject: { userId?: number; groupId?: number }) => facts.shareNews({ type, id, userId: null, groupId: null, ...subject });

    it('knows who sees it by a share: one user, or who is in the group', async () => {
      await share({ user_id: cyd, expires_at: new Date(Date.now() + 60_000) });
      await share({ group_id: group });
      expect(await news({ userId: cyd })).toEqual({ title: 'Price list', userIds: [cyd] });
      expect(await news({ groupId: group })).toEqual({ title: 'Price list', userIds: [ada, bob] });
    });

    it('knows nobody by a share that was taken back, that expired, or that never was', async () => {
      await share({ user_id: bob, expires_at: new Date(Date.now() - 1_000) });
      await share({ user_id: ada });
      await share({ group_id: group });
      await store.database.sql(shares).where({ group_id: group }).delete();
      const subjects = [{ userId: bob }, { groupId: group }, { userId: cyd }, { userId: UNKNOWN_ID }, {}];
      expect(await Promise.all(subjects.map(news))).toEqual([null, null, null, null, null]);
    });

    const topic = () => `${type}:${id}`;
    const tellOf = (...userIds: number[]) => store.notifications.keep(Date.now(), userIds.map((userId) => sampleNotification(userId, { topic: topic() })));
    const lost = () => facts.lostFromSight({ type, id });

    it('knows who was told of it and sees it no more: by no share, group or right, and nobody once it is gone', async () => {
      const [keeper, admin, dan] = [await store.addPerson(), await store.addPerson(), await store.addPerson()];
      await store.database.sql('user_permissions').insert({ user_id: keeper, permission: `${type}s:*` });
      await store.database.sql('user_permissions').insert({ user_id: admin, permission: '*' });
      await store.database.sql('user_permissions').insert({ user_id: dan, permission: `${type}s:view` });
      await tellOf(ada, bob, cyd, keeper, admin, dan);
      await share({ group_id: group });
      await share({ user_id: cyd });
      expect(await lost()).toEqual([{ topic: topic(), userIds: [dan] }]);
      await store.database.sql(shares).where({ user_id: cyd }).update({ expires_at: new Date(Date.now() - 1_000) });
      await store.database.sql('group_members').where({ user_id: bob }).delete();
      expect(await lost()).toEqual([{ topic: topic(), userIds: [bob, cyd, dan] }]);
      await store.database.sql(`${type}s`).where({ id }).delete();
      expect(await lost()).toEqual([{ topic: topic(), userIds: [ada, bob, cyd, keeper, admin, dan] }]);
    });

    it('knows what somebody sees no more of all that was shared with them', async () => {
      await tellOf(bob, cyd);
      await share({ group_id: group });
      expect(await facts.lostFromSight({ userId: bob })).toEqual([]);
      await store.database.sql('group_members').where({ user_id: bob }).delete();
      expect(await facts.lostFromSight({ userId: bob })).toEqual([{ topic: topic(), userIds: [bob] }]);
    });

    it.each([
      ['taken back', () => store.database.sql(shares).where({ [`${type}_id`]: id }).delete()],
      ['left by a member of its group', () => store.database.sql('groups').where({ id: group }).forNoKeyUpdate().select('id')],
    ])('keeps a share from being %s while it is told', async (_how, end) => {
      await share({ group_id: group });
      const order: string[] = [];
      const asked = Promise.withResolvers<void>();
      const telling = store.database.transaction(async () => {
        await news({ groupId: group });
        asked.resolve();
        await until(async () => (await store.waiting()) === 1);
        order.push('told');
      });
      await asked.promise;
      await end();
      order.push('ended');
      await telling;
      expect(order).toEqual(['told', 'ended']);
    });
  });

  it('knows whose a file is that a link opens, whoever made it, until the file is gone', async () => {
    const [ada, bob] = [await store.addPerson(), await store.addPerson()];
    const fileId = await add('files', { name: 'plan.pdf', kind: 'document', size: 0, content_key: CONTENT, owner_id: ada });
    const link = await add('file_links', { file_id: fileId, created_by: bob, token_hash: randomBytes(32), revoked_at: new Date() });
    expect([await facts.linkNews(link), await facts.linkNews(UNKNOWN_ID)]).toEqual([{ fileId, title: 'plan.pdf', ownerId: ada }, null]);
    await store.database.sql('files').where({ id: fileId }).delete();
    expect(await facts.linkNews(link)).toBeNull();
  });

  it('knows who still takes part in an event of the calendar', async () => {
    const [ada, bob, cyd, eve] = [await store.addPerson(), await store.addPerson(), await store.addPerson(), await store.addPerson()];
    const [start, end] = [new Date('2027-01-04T09:00:00Z'), new Date('2027-01-04T10:00:00Z')];
    const times = { starts_at: start, ends_at: end, span_from: start, span_to: end, time_zone: 'UTC', all_day: false, reminders: [] };
    const event = await add('calendar_events', { title: 'Stand-up', type: 'meeting', owner_id: ada, ...times });
    for (const [userId, status] of [[bob, 'PENDING'], [cyd, 'DECLINED']] as const) {
      await store.database.sql('calendar_attendees').insert({ event_id: event, user_id: userId, status });
    }
    const everybody = [ada, bob, cyd, eve];
    expect([await facts.takingPart(event, everybody), await facts.takingPart(event, [bob]), await facts.takingPart(event, [])]).toEqual([[ada, bob], [bob], []]);
    await store.database.sql('calendar_attendees').where({ user_id: bob }).delete();
    expect([await facts.takingPart(event, everybody), await facts.takingPart(UNKNOWN_ID, everybody)]).toEqual([[ada], []]);
    const topics = [`calendar:${event}`, `calendar:${event}:1`, `calendar:${event}:2`];
    await store.notifications.keep(4, [sampleNotification(eve, { type: 'INVITATION', topic: `calendar:${event}0` })]);
    for (const [n, topic] of topics.entries()) await store.notifications.keep(n + 1, everybody.map((userId) => sampleNotification(userId, { type: 'INVITATION', topic })));
    const lost = () => facts.lostFromSight({ type: 'calendar_event', id: event });
    expect(await lost()).toEqual(topics.map((topic) => ({ topic, userIds: [bob, eve] })));
    await store.database.sql('calendar_events').where({ id: event }).delete();
    expect(await lost()).toEqual(topics.map((topic) => ({ topic, userIds: everybody })));
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

  it('lets who sends a message in before whoever tells another one after them', async () => {
    const ada = await store.addPerson();
    const conversationId = await store.conversations.addGroup('Launch', [ada, await store.addPerson()]);
    const id = await store.messages.add({ conversationId, senderId: ada, content: 'Hello' });
    const order: string[] = [];
    const [held, told] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const telling = store.database.transaction(async () => {
      await facts.holdConversationOf(id);
      held.resolve();
      await told.promise;
    });
    await held.promise;
    const sending = store.database.transaction(async () => {
      await store.conversations.findForUpdate(conversationId);
      order.push('sent');
    });
    await until(async () => (await store.waiting()) === 1);
    const tellingAnother = store.database.transaction(async () => {
      await facts.holdConversationOf(id);
      order.push('told another');
    });
    await Promise.race([tellingAnother, until(async () => (await store.waiting()) === 2)]);
    told.resolve();
    await Promise.all([telling, sending, tellingAnother]);
    expect(order).toEqual(['sent', 'told another']);
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
