import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';
import type { Json } from '../kit/json.js';

const CONVERSATIONS = '/api/assistant/conversations';

let house: Installation;
let ada: Member;
beforeAll(async () => {
  house = await Installation.start();
  ada = await house.member();
});
afterAll(() => house?.stop());

async function open(title?: string): Promise<Json> {
  const { status, body } = await ada.client.post(CONVERSATIONS, title === undefined ? {} : { title });
  expect(status).toBe(201);
  return body.data;
}
const ask = (id: number, content: unknown = 'What is 2 + 3?') => ada.client.post(`${CONVERSATIONS}/${id}/messages`, { content });
const messages = async (id: number, query = ''): Promise<Json> => (await ada.client.get(`${CONVERSATIONS}/${id}/messages${query}`)).body.data;

describe('a conversation with the assistant', () => {
  it('is opened, listed, shown, renamed and deleted', async () => {
    const opened = await open();
    expect(opened).toEqual({ id: expect.any(Number), title: null, createdAt: expect.stringMatching(/Z$/), updatedAt: expect.stringMatching(/Z$/) });
    expect((await ada.client.get(CONVERSATIONS)).body.data).toMatchObject({ items: [opened], total: 1 });
    const path = `${CONVERSATIONS}/${opened.id}`;
    const renamed = await ada.client.patch(path, { title: 'Sums' }, { 'If-Match': 'W/"1"' });
    expect([renamed.status, renamed.body.data.title, renamed.headers.get('etag')]).toEqual([200, 'Sums', 'W/"2"']);
    expectRefusal(await ada.client.delete(path, { 'If-Match': 'W/"1"' }), 412, 'PRECONDITION_FAILED');
    expect((await ada.client.delete(path)).body.data).toEqual({ id: opened.id });
    expectRefusal(await ada.client.get(path), 404, 'NOT_FOUND');
  });

  it('is called after its first question', async () => {
    const { id } = await open();
    await ask(id, 'How do I share a document?');
    expect((await ada.client.get(`${CONVERSATIONS}/${id}`)).body.data.title).toBe('How do I share a document?');
  });

  it('is nobody else’s, administrators included', async () => {
    const { id } = await open();
    const admin = await house.demo('super_admin');
    for (const path of ['', '/messages', '/export']) expectRefusal(await admin.get(`${CONVERSATIONS}/${id}${path}`, { Accept: '*/*' }), 404, 'NOT_FOUND');
    expect((await admin.get(`${CONVERSATIONS}?pageSize=100`)).body.data.items.map((each: Json) => each.id)).not.toContain(id);
  });

  it.each([[{ title: '' }], [{ title: 'x'.repeat(101) }], [{ title: 7 }], [{ owner: 1 }]])('is refused with %j', async (body) => {
    expectRefusal(await ada.client.post(CONVERSATIONS, body), 400, 'VALIDATION_ERROR');
  });
});

describe('what was said', () => {
  it('is listed oldest first, or as asked, under cursors too', async () => {
    const { id } = await open();
    await ask(id, '1 + 1');
    await ask(id, '2 + 2');
    const said = ['1 + 1', '1 + 1 = 2', '2 + 2', '2 + 2 = 4'];
    const { items, total } = await messages(id);
    expect(items[1]).toEqual({ id: expect.any(Number), role: 'assistant', content: '1 + 1 = 2', status: 'COMPLETE', createdAt: expect.stringMatching(/Z$/) });
    expect([items.map(({ content }: Json) => content), items.map(({ role }: Json) => role), total]).toEqual([said, ['user', 'assistant', 'user', 'assistant'], 4]);
    const newest = await messages(id, '?sort=-createdAt&pageSize=3');
    const rest = await messages(id, `?pageSize=3&cursor=${newest.nextCursor}`);
    expect([...newest.items, ...rest.items].map(({ content }: Json) => content)).toEqual(said.toReversed());
  });

  it('is exported as NDJSON or Markdown, as Accept asks', async () => {
    const { id } = await open('Sums');
    await ask(id, '1 + 1');
    const path = `${CONVERSATIONS}/${id}/export`;
    const lines = await ada.client.get(path);
    expect([lines.headers.get('content-type'), lines.headers.get('content-disposition')]).toEqual([expect.stringMatching(/^application\/x-ndjson/), `attachment; filename=conversation-${id}.ndjson`]);
    expect(lines.text.trim().split('\n').map((line): Json => JSON.parse(line))).toEqual((await messages(id)).items);
    const markdown = await ada.client.get(path, { Accept: 'text/markdown' });
    expect(markdown.headers.get('content-type')).toMatch(/^text\/markdown/);
    expect(markdown.text).toMatch(/^# Sums\n\n## You, .+Z\n\n1 \+ 1\n\n## Assistant, .+Z\n\n1 \+ 1 = 2\n$/);
    expectRefusal(await ada.client.get(path, { Accept: 'text/csv' }), 406, 'NOT_ACCEPTABLE');
  });
});

describe('a question', () => {
  it.each([[''], ['   '], ['x'.repeat(10_001)], ['a\0b'], [7], [null]])('is refused: %.20p', async (content) => {
    const { id } = await open();
    const refusal = await ask(id, content);
    expectRefusal(refusal, 400, 'VALIDATION_ERROR');
    expect((await messages(id)).items).toEqual([]);
  });

  it('may be long, and in any script', async () => {
    const { id } = await open();
    const content = '😀'.repeat(5_000);
    expect((await ask(id, content)).status).toBe(200);
    expect((await messages(id)).items[0].content).toBe(content);
  });

  it('looks for documents that the asker may see, and no others', async () => {
    const { id } = await open();
    await (await house.member()).client.post('/api/documents', { title: 'Zeppelin of others', content: 'zeppelin' });
    await ada.client.post('/api/documents', { title: 'Zeppelin of mine', content: 'zeppelin' });
    await ask(id, 'find zeppelin');
    const answer = (await messages(id)).items[1].content;
    expect(answer).toContain('Zeppelin of mine');
    expect(answer).not.toContain('others');
  });

  it('is one of not too many a minute', async () => {
    const strict = await house.addApi({ RATE_LIMIT: 'on' });
    const eager = (await house.member()).client.elsewhere(strict.url);
    const ids = await Promise.all(Array.from({ length: 21 }, async (): Promise<number> => (await eager.post(CONVERSATIONS, {})).body.data.id));
    const answers = await Promise.all(ids.map((id) => eager.post(`${CONVERSATIONS}/${id}/messages`, { content: '1 + 1' })));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(1);
    expect([refused[0]?.status, refused[0]?.headers.get('ratelimit-limit'), Number(refused[0]?.headers.get('retry-after'))]).toEqual([429, '20', expect.any(Number)]);
  });
});
