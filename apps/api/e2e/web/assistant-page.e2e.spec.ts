import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Installation } from '../kit/installation.js';
import { until } from '../kit/until.js';
import { WebVisitor } from '../kit/web-visitor.js';

const PAGE = '/web/assistant';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());

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
    await until(async () => (await guest.get(`${PAGE}?conversation=${body.data.id}`)).text.includes('<noscript><meta http-equiv="refresh" content="2"></noscript>'));
    await asked;
  });

  it.each([['nothing', ' '], ['too much', 'x'.repeat(10_001)]])('asks again for a question of %s, and opens no conversation for it', async (_what, content) => {
    const guest = await signedIn();
    const { status, text } = await guest.submit(PAGE, PAGE, { content, conversation: '' });
    expect([status, /role="alert"[^>]*>[^<]*\S/.test(text)]).toEqual([400, true]);
    expect((await guest.get(PAGE)).text).not.toContain('Untitled');
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
