import { notificationRepositoryContract, sampleNotification } from '@halolight/application/collaboration/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openKnexCollaboration, type KnexCollaboration } from './testing/open-knex-collaboration.js';

let store: KnexCollaboration;
beforeAll(async () => {
  store = await openKnexCollaboration();
});
afterAll(() => store?.close());

notificationRepositoryContract('KnexNotificationRepository', () => store);

const asMember = (username: string) => ({ email: `${username}@example.org`, username, name: 'Member', status: 'ACTIVE', password_hash: 'none' });

it.each([null, 'conversation:7'])('tells a thousand users of the topic %j in one statement', async (topic) => {
  const { root, sql } = store.database;
  const members = Array.from({ length: 1_000 }, (_, n) => `member-${n}-${topic}`).map(asMember);
  const added = await sql('users').insert(members).returning<{ id: number }[]>('id');
  const statements: string[] = [];
  const note = (query: { sql: string }) => statements.push(query.sql);
  root.on('query', note);
  const kept = await store.notifications.keep(9_000_000, added.map(({ id }) => sampleNotification(id, { topic })));
  root.removeListener('query', note);
  expect(statements).toHaveLength(1);
  expect(kept.map(({ userId }) => userId)).toEqual(added.map(({ id }) => id));
});
