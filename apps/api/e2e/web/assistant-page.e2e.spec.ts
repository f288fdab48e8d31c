import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompletionServer } from '../kit/completion-server.js';
import { Installation } from '../kit/installation.js';
import type { RunningApi } from '../kit/running-api.js';
import { until } from '../kit/until.js';
import { WebVisitor } from '../kit/web-visitor.js';

const PAGE = '/web/assistant';

let house: Installation;
let provider: CompletionServer;
/** An API with a provider that says what it is told to. */
let told: RunningApi;
beforeAll(async () => {
  [house, provider] = await Promise.all([Installation.start(), CompletionServer.start()]);
  told = await house.addApi(provider.variables);
}, 60_000);
afterAll(async () => {
  await house?.stop();
  await provider?.stop();
});

const visitor = (): WebVisitor => new WebVisitor(house.api.url);

async function signedIn(): Promise<WebVisitor> {
  const { email, password } = await house.member();
  const guest = visitor();
  await guest.signIn(email, password);
  return guest;
}

describe('the assistant on a page', () => {
  it('sends who is not signed in to the sign-in, and back', async () => {
    expect(await visitor().get(PAGE)).toMatchObject({ status: 302, location: '/web/login?next=%2Fweb%2Fassistant' });
    expect((await visitor().get(`${PAGE}?conversation=3`)).location).toBe('/web/login?next=%2Fweb%2Fassistant%3Fconversation%3D3');
    expect(await visitor().submit('/web/login', PAGE, { content: 'Hello' })).toMatchObject({ status: 303, location: '/web/login?next=%2Fweb%2Fassistant' });
  });

  it('answers a form, and shows question and answer as text', async () => {
    const guest = await signedIn();
    const { status, location } = await guest.submit(PAGE, PAGE, { content: 'What is 6 * 7? <b>', conversation: '' });
    expect([status, location]).toEqual([303, expect.stringMatching(/^\/web\/assistant\?conversation=\d+#end$/)]);
    const path = location?.split('#')[0] ?? '';
    const { text } = await guest.get(path);
    expect(text).toContain('What is 6 * 7? &lt;b&gt;</div>');
    expect(text.match(/class="message assistant"/g)).toHaveLength(1);
    expect(text).not.toMatch(/http-equiv="refresh"|data-running/);
  });

  it('is loaded again, without scripts, while an answer comes that was asked for elsewhere', async () => {
    const { email, password, client } = await house.member();
    const guest = visitor();
    await guest.signIn(email, password);
    const { body } = await client.post('/api/assistant/conversations', {});
    const asked = client.post(`/api/assistant/conversations/${body.data.id}/messages`, { content: 'How does my calendar work?' });
    // Said in full, without a fragment: to load an address with one again is to stay on the page.
    await until(async () => (await guest.get(`${PAGE}?conversation=${body.data.id}`)).text.includes(`<noscript><meta http-equiv="refresh" content="2; url=${PAGE}?conversation=${body.data.id}"></noscript>`));
    await asked;
  });

  it('says of an answer that it broke off, and of one that it was stopped', async () => {
    const { email, password, client } = await house.member();
    const guest = new WebVisitor(told.url);
    await guest.signIn(email, password);
    const { body } = await client.post('/api/assistant/conversations', {});
    const page = `${PAGE}?conversation=${body.data.id}`;
    const asking = guest.submit(page, PAGE, { content: 'Why?', conversation: String(body.data.id) });
    await until(async () => provider.waiting === 1);
    provider.breakOff();
    expect((await asking).status).toBe(303);
    expect((await guest.get(page)).text).toMatch(/class="message assistant"[^>]*>.*This answer broke off\./);
    const again = guest.submit(page, PAGE, { content: 'And why?', conversation: String(body.data.id) });
    await until(async () => provider.waiting === 1);
    const running = await guest.get(page);
    expect(running.text).toMatch(/<button type="submit" class="quiet" id="stop" form="stopping">/);
    expect((await guest.post(`${PAGE}/stop`, { conversation: String(body.data.id) })).status).toBe(403);
    const { status, location } = await guest.submit(page, `${PAGE}/stop`, { conversation: String(body.data.id) });
    expect([status, location, (await again).status]).toEqual([303, `${page}#end`, 303]);
    const { text } = await guest.get(page);
    expect([text.includes('This answer was stopped.'), /id="stop"[^>]* hidden/.test(text)]).toEqual([true, true]);
  });

  it('stops nothing of somebody else, and minds not where nothing runs', async () => {
    const { location } = await (await signedIn()).submit(PAGE, PAGE, { content: '6 * 7', conversation: '' });
    const conversation = /\d+/.exec(location ?? '')?.[0] ?? '';
    const stranger = await signedIn();
    expect((await stranger.submit(PAGE, `${PAGE}/stop`, { conversation })).status).toBe(404);
    expect((await stranger.submit(PAGE, `${PAGE}/stop`, { conversation: '' })).status).toBe(404);
    const own = /\d+/.exec((await stranger.submit(PAGE, PAGE, { content: '6 * 7', conversation: '' })).location ?? '')?.[0] ?? '';
    expect((await stranger.submit(PAGE, `${PAGE}/stop`, { conversation: own })).status).toBe(303);
    expect(await visitor().submit('/web/login', `${PAGE}/stop`, { conversation: own })).toMatchObject({ status: 303, location: expect.stringContaining('/web/login') });
  });

  it('leads to every conversation and every message, each once', async () => {
    const { id: owner_id, email, password } = await house.member();
    const guest = visitor();
    await guest.signIn(email, password);
    const { sql } = house.database;
    const made = await sql('assistant_conversations').insert(Array.from({ length: 20 }, (_, n) => ({ owner_id, title: `Talk ${n}.` }))).returning<{ id: number }[]>('id');
    const said = Array.from({ length: 120 }, (_, n) => ({ conversation_id: made[0]?.id, role: n % 2 ? 'assistant' : 'user', status: 'COMPLETE', content: `Said ${n}.` }));
    await sql('assistant_messages').insert(said);
    const all = async (path: string, found: RegExp, next: RegExp) => {
      const seen: string[] = [];
      for (let at: string | undefined = path; at !== undefined; ) {
        const { text } = await guest.get(at);
        seen.push(...[...text.matchAll(found)].map(([match]) => match));
        at = next.exec(text)?.[1]?.replaceAll('&amp;', '&');
      }
      return seen.sort();
    };
    const path = `${PAGE}?conversation=${made[0]?.id}`;
    expect(await all(PAGE, /Talk \d+\./g, /rel="next" href="([^"]+)"/)).toEqual(Array.from({ length: 20 }, (_, n) => `Talk ${n}.`).sort());
    expect(await all(path, /Said \d+\./g, /rel="prev" href="([^"]+)"/)).toEqual(said.map(({ content }) => content).sort());
    const latest = await guest.get(path);
    const older = await guest.get(/rel="prev" href="([^"]+)"/.exec(latest.text)?.[1]?.replaceAll('&amp;', '&') ?? '');
    expect([older.text.includes(`href="${path}"`), /<script|name="content"/.test(older.text)]).toEqual([true, false]);
    expect((await guest.get(`${path}&messages=made-up`)).status).toBe(400);
  });

  it('gives a conversation as a file to its owner alone', async () => {
    const guest = await signedIn();
    const { location } = await guest.submit(PAGE, PAGE, { content: 'What is 6 * 7?', conversation: '' });
    const { text } = await guest.get(location?.split('#')[0] ?? '');
    const path = /href="([^"]+\/export)"/.exec(text)?.[1] ?? '';
    const file = await guest.get(path);
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([200, 'text/markdown; charset=utf-8', expect.stringMatching(/^attachment; filename=conversation-\d+\.md$/)]);
    expect(file.text).toMatch(/^# What is 6 \* 7\?\n\n## You, [^]*42/);
    const lines = (await guest.get(path, { Accept: 'application/x-ndjson' })).text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).role)).toEqual(['user', 'assistant']);
    expect((await (await signedIn()).get(path)).status).toBe(404);
    expect(await visitor().get(path)).toMatchObject({ status: 302, location: `/web/login?next=${encodeURIComponent(path)}` });
  });

  it.each([['nothing', ' '], ['too much', 'x'.repeat(10_001)]])('asks again for a question of %s, and opens no conversation for it', async (_what, content) => {
    const guest = await signedIn();
    const { status, text } = await guest.submit(PAGE, PAGE, { content, conversation: '' });
    expect([status, /role="alert"[^>]*>[^<]*\S/.test(text)]).toEqual([400, true]);
    expect((await guest.get(PAGE)).text).not.toContain('Untitled');
  });

  it('counts a line break once, as the page does, and keeps it as one character', async () => {
    const guest = await signedIn();
    const { status, location } = await guest.submit(PAGE, PAGE, { content: `What is 6 * 7?\r\n${'x\r\n'.repeat(4_000)}y`, conversation: '' });
    expect(status).toBe(303);
    const [question] = await house.database.sql('assistant_messages').where({ conversation_id: /\d+/.exec(location ?? '')?.[0], role: 'user' }).pluck<string[]>('content');
    expect(question).toBe(`What is 6 * 7?\n${'x\n'.repeat(4_000)}y`);
  });

  it('is closed to who has to change their password first', async () => {
    const username = `generated${Date.now()}`;
    const made = await (await house.demo('super_admin')).post('/api/users', { email: `${username}@example.org`, username, roles: ['user'] });
    const guest = visitor();
    await guest.signIn(username, made.body.data.generatedPassword);
    expect(await guest.get(PAGE)).toMatchObject({ status: 403, text: expect.stringContaining('password') });
    expect((await guest.post(`${PAGE}/token`, {}, { 'X-CSRF-Token': await guest.formToken('/web') })).status).toBe(403);
  });

  it.each(['999999', '0', 'abc', '1e9'])('has no conversation %s', async (id) => {
    const guest = await signedIn();
    expect((await guest.get(`${PAGE}?conversation=${id}`)).status).toBe(404);
    expect((await guest.submit(PAGE, PAGE, { content: 'Hello', conversation: id })).status).toBe(404);
  });

  it.each([['Hello <again>', 'Hello &lt;again&gt;'], ['x'.repeat(10_001), 'x'.repeat(10_001)]])('keeps a question that was asked in a conversation deleted elsewhere, says so, and begins another with it: "%.20s"', async (content, kept) => {
    const { email, password, client } = await house.member();
    const guest = visitor();
    await guest.signIn(email, password);
    const { body } = await client.post('/api/assistant/conversations', {});
    const page = `${PAGE}?conversation=${body.data.id}`;
    const _csrf = await guest.formToken(page);
    await client.delete(`/api/assistant/conversations/${body.data.id}`);
    const { status, text } = await guest.post(PAGE, { _csrf, content, conversation: String(body.data.id) });
    expect([status, /role="alert"[^>]*>([^<]*)</.exec(text)?.[1]]).toEqual([404, 'This conversation is not there any more; it was deleted elsewhere. Ask again to begin a new one.']);
    expect(text).toContain(`>${kept}</textarea>`);
    expect(text.match(/name="conversation" value=""/g)).toHaveLength(2);
    expect((await guest.post(PAGE, { _csrf, content: 'Hello', conversation: '' })).location).toMatch(/\?conversation=\d+#end$/);
  });

  it('shows nobody the conversation of somebody else', async () => {
    const { location } = await (await signedIn()).submit(PAGE, PAGE, { content: 'My secret', conversation: '' });
    const admin = visitor();
    await admin.signIn('admin');
    expect((await admin.get(location?.split('#')[0] ?? '')).status).toBe(404);
  });

  it('lends its script an access token, to nobody without the token of its forms, and for no longer than the session', async () => {
    const guest = await signedIn();
    const csrf = await guest.formToken(PAGE);
    const { status, text, headers } = await guest.post(`${PAGE}/token`, {}, { 'X-CSRF-Token': csrf });
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    const { accessToken } = JSON.parse(text);
    const asApi = () => house.api.anonymous().get('/api/auth/me', { Authorization: `Bearer ${accessToken}` });
    expect((await asApi()).status).toBe(200);
    expect((await guest.post(`${PAGE}/token`, {})).status).toBe(403);
    expect((await guest.post(`${PAGE}/token`, {}, { 'X-CSRF-Token': csrf, Origin: 'https://evil.example' })).status).toBe(403);
    await guest.signOut();
    expect((await asApi()).status).toBe(401);
  });
});
