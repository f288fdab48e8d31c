import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemoConversations } from './demo-conversations.js';
import { openKnexCollaboration, type KnexCollaboration } from './testing/open-knex-collaboration.js';

let store: KnexCollaboration;
beforeAll(async () => {
  store = await openKnexCollaboration();
});
afterAll(() => store?.close());

const TABLES = ['conversations', 'conversation_participants', 'messages', 'notifications', 'live_events'];
const everything = () => Promise.all(TABLES.map((table) => store.database.sql(table).select<object[]>('*').orderBy('id')));
const load = () => new DemoConversations(store.database).load();

describe('DemoConversations', () => {
  it('makes nothing where the demo users are missing', async () => {
    await load();
    expect(await everything()).toEqual([[], [], [], [], []]);
  });

  it('makes conversations with messages, read and unread, and notifications, also when two processes do it at the same time', async () => {
    for (const username of ['admin', 'manager', 'user', 'guest']) {
      const user = { email: `${username}@example.com`, username, name: username, status: 'ACTIVE', password_hash: 'none' };
      await store.database.sql('users').insert(user);
    }
    await Promise.all([load(), load()]);
    const [conversations = [], participants = [], messages = [], notifications = [], live = []] = await everything();
    expect([conversations.length, participants.length]).toEqual([3, 7]);
    expect(messages.length).toBeGreaterThan(8);
    expect(notifications.length).toBeGreaterThan(3);
    expect(live).toEqual([]);
    const [manager] = await store.database.sql('users').where({ username: 'manager' }).pluck<number[]>('id');
    const { items } = await store.conversationDirectory.page(manager ?? 0, { page: 1, pageSize: 10, count: 'none' }, {});
    expect(items.map(({ name, unreadCount }) => [name, unreadCount])).toEqual([['user', 0], ['Spring launch', 3], ['admin', 2]]);
  });

  it('changes nothing when it runs again', async () => {
    const before = await everything();
    await load();
    expect(await everything()).toEqual(before);
  });
});
