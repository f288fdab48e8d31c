import { samplePageRequest } from '@halolight/application/kernel/testing';
import type { PageRequest } from '@halolight/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../kernel/index.js';
import { openRecordedDatabase, type PlanRecorder } from '../kernel/testing/index.js';
import { KnexAnswerFeed } from './knex-answer-feed.js';
import { KnexAnswerLedger } from './knex-answer-ledger.js';
import { KnexAssistantConversations } from './knex-assistant-conversations.js';
import { KnexAssistantDirectory } from './knex-assistant-directory.js';
import { openKnexAssistant, type KnexAssistant } from './testing/open-knex-assistant.js';

const TABLES = ['assistant_conversations', 'assistant_messages', 'assistant_chunks', 'users'];
const USERS = 2_000;
/** Of the first user; the others have one each. */
const CONVERSATIONS = 900;
const MESSAGES_EACH = 20;
const CHUNKS = 50;
/** A page of ten and one row more, and the pieces of a running answer. */
const MOST_ROWS = 120;

let store: KnexAssistant;
let database: Database;
let recorder: PlanRecorder;
let ownerId: number;
let conversationId: number;
let answerId: number;
beforeAll(async () => {
  store = await openKnexAssistant();
  ownerId = await store.addOwner();
  await fill();
  ({ recorder, database } = await openRecordedDatabase(store));
}, 60_000);
afterAll(async () => {
  await database?.close();
  await store?.close();
});

async function fill(): Promise<void> {
  const { sql } = store.database;
  await sql.raw(`insert into users (email, username, name, status, password_hash) select 'u' || n || '@example.org', 'user' || n, 'Name ' || n, 'ACTIVE', '' from generate_series(1, ?) n`, [USERS]);
  await sql.raw(`insert into assistant_conversations (owner_id, title) select id, 'One' from users where id <> ?`, [ownerId]);
  await sql.raw(`insert into assistant_conversations (owner_id, title, updated_at) select ?, 'Title ' || n, now() - n * interval '1 minute' from generate_series(1, ?) n`, [ownerId, CONVERSATIONS]);
  await sql.raw(
    `insert into assistant_messages (conversation_id, role, status, content)
     select conversation.id, case when n % 2 = 1 then 'user' else 'assistant' end, 'COMPLETE', 'Message ' || n from assistant_conversations as conversation, generate_series(1, ?) n`,
    [MESSAGES_EACH],
  );
  const { rows } = await sql.raw<{ rows: { id: number }[] }>('select max(id) as id from assistant_conversations');
  conversationId = rows[0]?.id ?? 0;
  await sql.raw(`insert into assistant_messages (conversation_id, role, status, lease_until) select id, 'assistant', 'RUNNING', now() + interval '1 hour' from assistant_conversations order by id desc limit 300`);
  await sql.raw(`insert into assistant_chunks (message_id, start, text) select id, n * 10, 'ten signs ' from assistant_messages, generate_series(0, ?) n where status = 'RUNNING'`, [CHUNKS - 1]);
  answerId = (await sql('assistant_messages').where({ conversation_id: conversationId, status: 'RUNNING' }).first<{ id: number }>('id')).id;
  await sql.raw('vacuum analyze');
}

async function expectIndexed(work: () => Promise<unknown>, mostRows = MOST_ROWS): Promise<void> {
  expect(await recorder.costly({ tables: TABLES, mostRows }, work)).toEqual([]);
}

const request = (given: Partial<PageRequest> = {}) => samplePageRequest({ count: 'none', ...given });

describe('an index answers', () => {
  it('which conversations a user has, on the first page and deep in the list', async () => {
    const directory = new KnexAssistantDirectory(database);
    await expectIndexed(() => directory.page(ownerId, request()));
    const { nextCursor } = await directory.page(ownerId, request({ pageSize: 100 }));
    expect(nextCursor).not.toBeNull();
    await expectIndexed(() => directory.page(ownerId, request({ cursor: nextCursor ?? undefined })));
    await expectIndexed(() => directory.byId(ownerId, conversationId));
  });

  it('what was said in a conversation, from either end', async () => {
    const directory = new KnexAssistantDirectory(database);
    await expectIndexed(() => directory.messages(conversationId, request()));
    await expectIndexed(() => directory.messages(conversationId, request({ sort: '-createdAt' })));
    await expectIndexed(() => new KnexAnswerLedger(database).before(answerId, 20));
  });

  it('where a listener begins, and what is new for many of them', async () => {
    const feed = new KnexAnswerFeed(database);
    await expectIndexed(() => feed.position(conversationId));
    const position = { conversationId, answerId, offset: (CHUNKS - 2) * 10 };
    await expectIndexed(() => feed.after([position]), 20);
    await expectIndexed(() => feed.after(Array.from({ length: 10 }, () => position)));
  });

  it('an addition to an answer, a wish to stop it, and a conversation to be held', async () => {
    const ledger = new KnexAnswerLedger(database);
    let start = CHUNKS * 10;
    await expectIndexed(() => ledger.append(answerId, [{ start: (start += 10), text: 'ten signs ' }]), 20);
    await expectIndexed(() => ledger.requestStop(conversationId), 20);
    await expectIndexed(() => new KnexAssistantConversations(database).findForUpdate(conversationId), 20);
  });

  it('whether answers were abandoned, by a look at those that run alone', async () => {
    await expectIndexed(() => new KnexAnswerLedger(database).settleAbandoned(), 1_000);
  });
});
