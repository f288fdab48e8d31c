import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { samplePageRequest } from '@halolight/application/kernel/testing';
import { DemoAssistant } from './demo-assistant.js';
import { DEMO_TALKS } from './demo-talks.js';
import { openKnexAssistant, type KnexAssistant } from './testing/open-knex-assistant.js';

let store: KnexAssistant;
beforeAll(async () => {
  store = await openKnexAssistant();
});
afterAll(() => store?.close());

const load = () => new DemoAssistant(store.database).load();
const everything = () => Promise.all(['assistant_conversations', 'assistant_messages'].map((table) => store.database.sql(table).select<object[]>('*').orderBy('id')));

describe('DemoAssistant', () => {
  it('makes nothing where the demo users are missing', async () => {
    await load();
    expect(await everything()).toEqual([[], []]);
  });

  it('makes each conversation once, questions and answers in turn, also when two processes do it at the same time', async () => {
    for (const username of ['admin', 'manager', 'user']) {
      await store.database.sql('users').insert({ email: `${username}@example.com`, username, name: username, status: 'ACTIVE', password_hash: 'none' });
    }
    await Promise.all([load(), load()]);
    const before = await everything();
    expect(before.map(({ length }) => length)).toEqual([DEMO_TALKS.length, DEMO_TALKS.reduce((sum, { messages }) => sum + messages.length, 0)]);
    const [owner] = await store.database.sql('users').where({ username: 'user' }).select<{ id: number }[]>('id');
    const [latest] = (await store.directory.page(owner?.id ?? 0, samplePageRequest())).items;
    expect(latest?.title).toBe('How large may a file be?');
    expect((await store.directory.messages(latest?.id ?? 0, samplePageRequest())).items.map(({ role }) => role)).toEqual(['user', 'assistant']);
    await load();
    expect(await everything()).toEqual(before);
  });
});
