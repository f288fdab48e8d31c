import { samplePageRequest } from '@halolight/application/kernel/testing';
import type { PageRequest } from '@halolight/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../kernel/index.js';
import { openRecordedDatabase, type PlanRecorder } from '../kernel/testing/index.js';
import { KnexConversationDirectory } from './knex-conversation-directory.js';
import { KnexLiveEventLog } from './knex-live-event-log.js';
import { KnexLiveEvents } from './knex-live-events.js';
import { KnexMessageDirectory } from './knex-message-directory.js';
import { KnexNotificationDirectory } from './knex-notification-directory.js';
import { KnexNotificationFacts } from './knex-notification-facts.js';
import { KnexNotificationRepository } from './knex-notification-repository.js';
import { openKnexCollaboration, type KnexCollaboration } from './testing/open-knex-collaboration.js';

const TABLES = ['activities', 'conversations', 'conversation_participants', 'messages', 'notifications', 'live_events', 'users', 'files', 'file_links'];
const USERS = 2_000;
/** Of the viewer, who is the first user; as many others are between two others. */
const CONVERSATIONS = 1_000;
const CONTENT = '00000000-0000-4000-8000-000000000000';
const MESSAGES_EACH = 30;
/** Of which the viewer has not read the last two, and said one of these. */
const UNREAD_EACH = 1;
/** A page of ten, one row more, and what belongs to each. */
const MOST_ROWS = 150;

let store: KnexCollaboration;
let database: Database;
let recorder: PlanRecorder;
let viewer: number;
beforeAll(async () => {
  store = await openKnexCollaboration();
  viewer = await fill();
  ({ recorder, database } = await openRecordedDatabase(store));
}, 60_000);
afterAll(async () => {
  await database?.close();
  await store?.close();
});

async function fill(): Promise<number> {
  const { sql } = store.database;
  const first = await store.addPerson();
  await sql.raw(`insert into users (email, username, name, status, password_hash) select 'u' || n || '@example.org', 'user' || n, 'Name ' || n, 'ACTIVE', '' from generate_series(1, ?) n`, [USERS]);
  await sql.raw(`insert into conversations (type, low_user_id, high_user_id) select 'DIRECT', ?, users.id from users where users.id > ? order by id limit ?`, [first, first, CONVERSATIONS]);
  await sql.raw(`insert into conversations (type, low_user_id, high_user_id) select 'DIRECT', users.id, users.id + 1 from users where users.id > ? order by id limit ?`, [first, CONVERSATIONS]);
  await sql.raw(
    `insert into messages (conversation_id, sender_id, content)
     select conversations.id, case when n % 2 = 0 then low_user_id else high_user_id end, 'Message ' || n from conversations, generate_series(1, ?) n order by conversations.id, n`,
    [MESSAGES_EACH],
  );
  await sql.raw(
    `insert into conversation_participants (conversation_id, user_id, last_activity_at, last_read_message_id)
     select conversations.id, user_id, now() - conversations.id * interval '1 minute', (select max(id) - 2 from messages where conversation_id = conversations.id)
     from conversations, unnest(array[low_user_id, high_user_id]) as user_id`,
  );
  await sql.raw(
    `insert into notifications (user_id, event_id, topic, type, title, content, created_at, read_at, deleted_at)
     select users.id, n, 'document:' || users.id % 100 + n * 100, 'SHARE', 'Title', 'Content', now() - n * interval '1 minute',
       case when n > 10 then now() - users.id * interval '1 minute' end, case when n > 18 then now() - users.id * interval '1 minute' end
     from users, generate_series(1, 20) n`,
  );
  await sql.raw(`insert into live_events (user_id, event, data, topic) select users.id, 'message.created', '{}', 'conversation:' || users.id from generate_series(1, 10), users`);
  await sql.raw(
    `insert into activities (type, actor_id, user_agent) select case when n % 2 = 0 then 'session.started' else 'item.created' end, users.id, 'agent ' || n % 7 from users, generate_series(1, 20) n`,
  );
  await sql('file_contents').insert({ key: CONTENT, size: 0, sha256: Buffer.alloc(32), mime_type: 'text/plain' });
  await sql.raw(`insert into files (name, kind, size, content_key, owner_id) select 'plan.pdf', 'document', 0, ?, users.id from users`, [CONTENT]);
  await sql.raw(`insert into file_links (file_id, created_by, token_hash) select id, owner_id, sha256(id::text::bytea) from files`);
  await store.liveLog.number();
  await sql.raw('vacuum analyze');
  return first;
}

async function expectIndexed(work: () => Promise<unknown>, mostRows = MOST_ROWS): Promise<void> {
  expect(await recorder.costly({ tables: TABLES, mostRows }, work)).toEqual([]);
}

const request = (given: Partial<PageRequest> = {}) => samplePageRequest({ count: 'none', ...given });

/** A page deep in a list. */
async function deep(page: (request: PageRequest) => Promise<{ nextCursor: string | null }>): Promise<PageRequest> {
  const { nextCursor } = await page(request({ pageSize: 100 }));
  if (nextCursor === null) throw new Error('The list is too short');
  return request({ cursor: nextCursor });
}

describe('an index answers', () => {
  it('what is on the list of conversations, on its first page and deep in it, with what was said last and what is unread', async () => {
    const directory = new KnexConversationDirectory(database);
    await expectIndexed(() => directory.page(viewer, request(), {}));
    const further = await deep((asked) => directory.page(viewer, asked, {}));
    await expectIndexed(() => directory.page(viewer, further, {}));
    const [first] = (await directory.page(viewer, request(), {})).items;
    await expectIndexed(() => directory.byId(first?.id ?? 0, viewer));
  });

  it('how much is unread in all conversations of a viewer', async () => {
    const directory = new KnexConversationDirectory(database);
    expect(await directory.unreadCount(viewer)).toBe(CONVERSATIONS * UNREAD_EACH);
    await expectIndexed(() => directory.unreadCount(viewer), 3 * CONVERSATIONS);
  });

  it('what was said in a conversation, whether a message is seen, and what is new of it', async () => {
    const directory = new KnexMessageDirectory(database);
    const { id, conversation_id: conversationId } = await store.database.sql('messages').where({ sender_id: viewer }).first<{ id: number; conversation_id: number }>();
    await expectIndexed(() => directory.page(viewer, request(), { conversationId }));
    await expectIndexed(() => directory.byId(id, viewer));
    await expectIndexed(() => new KnexNotificationFacts(database).messageNews(id));
  });

  it('what a user was told, and how much of it is unread', async () => {
    const directory = new KnexNotificationDirectory(database);
    await expectIndexed(() => directory.page(viewer, request(), {}));
    await expectIndexed(() => directory.page(viewer, request(), { read: false }));
    await expectIndexed(() => directory.unreadCount(viewer));
  });

  it('who was told of a thing that they do not see, and what a user was told of so, and takes it from them', async () => {
    const facts = new KnexNotificationFacts(database);
    await expectIndexed(() => facts.lostFromSight({ type: 'document', id: 107 }));
    await expectIndexed(() => facts.lostFromSight({ type: 'calendar_event', id: 7 }));
    await expectIndexed(() => facts.lostFromSight({ userId: viewer }));
    await expectIndexed(() => new KnexNotificationRepository(database).withdrawTopic([viewer, viewer + 1], 'document:107'));
    await expectIndexed(() => new KnexLiveEvents(database).withdrawTopic([viewer, viewer + 1], 'document:107'));
  });

  it('what was told so long ago that it is forgotten', async () => {
    const notifications = new KnexNotificationRepository(database);
    const ago = new Date(Date.now() - 90 * 60_000);
    await expectIndexed(() => notifications.forgetDeleted(ago, 10));
    await expectIndexed(() => notifications.forgetRead(ago, 10));
  });

  it('whether a device is new', async () => {
    const { id } = await store.database.sql('activities').where({ type: 'session.started', actor_id: viewer }).orderBy('id', 'desc').first<{ id: number }>();
    await expectIndexed(() => new KnexNotificationFacts(database).newDeviceAt(id));
  });

  it('whose a file is that a link opens', async () => {
    const { id } = await store.database.sql('file_links').where({ created_by: viewer }).first<{ id: number }>();
    await expectIndexed(() => new KnexNotificationFacts(database).linkNews(id));
  });

  it('what is new in the stream for those who are connected', async () => {
    const log = new KnexLiveEventLog(database);
    const top = await log.number();
    await expectIndexed(() => log.number());
    await expectIndexed(() => log.after([{ userId: viewer, after: top - 1 }, { userId: viewer + 1, after: 0 }], 200));
  });
});
