import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../kit/demo-users.js';
import { Installation } from '../kit/installation.js';
import { WebVisitor } from '../kit/web-visitor.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());

const visitor = (): WebVisitor => new WebVisitor(house.api.url);
const CREDENTIALS = { login: 'user', password: DEMO_PASSWORD };

describe('a form of the pages', () => {
  it.each([
    ['without a token', {}],
    ['with an empty token', { _csrf: '' }],
    ['with a made-up token', { _csrf: `${'a'.repeat(64)}.${'b'.repeat(64)}` }],
  ])('is refused %s', async (_what, token) => {
    const guest = visitor();
    await guest.get('/web/login');
    const { status, text } = await guest.post('/web/login', { ...CREDENTIALS, ...token });
    expect([status, text.includes('out of date')]).toEqual([403, true]);
    expect(await guest.name()).toBeNull();
  });

  it('is refused with a token and no cookie, and with the token of somebody else', async () => {
    const guest = visitor();
    const token = await visitor().formToken('/web/login');
    expect((await guest.post('/web/login', { ...CREDENTIALS, _csrf: token })).status).toBe(403);
    await guest.get('/web/login');
    expect((await guest.post('/web/login', { ...CREDENTIALS, _csrf: token })).status).toBe(403);
  });

  it('is refused with a token, cookie and all, that was made for nobody or for another session', async () => {
    const [guest, other] = [visitor(), visitor()];
    await guest.get('/web/login');
    const planted = guest.cookies.get('halo_web_form') ?? '';
    await other.signIn();
    const foreign = await other.formToken('/web');
    await guest.signIn();
    for (const token of [planted, foreign]) {
      guest.cookies.set('halo_web_form', token);
      expect((await guest.post('/web/logout', { _csrf: token })).status).toBe(403);
    }
    expect(await guest.name()).toBe('Uri User');
  });

  it.each(['https://evil.example', 'null', 'http://127.0.0.1.evil.example', 'http://localhost:3000'])('is refused when a page of %s sends it', async (origin) => {
    const guest = visitor();
    const { status, text } = await guest.submit('/web/login', '/web/login', CREDENTIALS, { Origin: origin });
    expect([status, text.includes('name="login"')]).toEqual([403, false]);
  });

  it('is taken when a page of ours sends it', async () => {
    expect((await visitor().submit('/web/login', '/web/login', CREDENTIALS, { Origin: house.api.url })).status).toBe(303);
  });

  it('is shown again, with the login and where to go, where another tab got another token for its own', async () => {
    const guest = visitor();
    const { text: first } = await guest.get('/web/login?next=%2Fweb%2Fblog');
    guest.cookies.clear();
    await guest.get('/web/login');
    const token = /name="_csrf" value="([^"]+)"/.exec(first)?.[1] ?? '';
    const { status, text } = await guest.post('/web/login', { ...CREDENTIALS, next: '/web/blog', _csrf: token });
    expect([status, /role="alert"[^>]*>([^<]*)</.exec(text)?.[1]]).toEqual([403, 'This form was out of date, and nothing was done. Enter your password again.']);
    expect([text.includes('name="login" value="user"'), text.includes('name="next" value="/web/blog"'), text.includes(DEMO_PASSWORD)]).toEqual([true, true, false]);
    const fresh = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(await guest.post('/web/login', { ...CREDENTIALS, next: '/web/blog', _csrf: fresh })).toMatchObject({ status: 303, location: '/web/blog' });
  });

  it('keeps its token while other pages are loaded', async () => {
    const guest = visitor();
    const token = await guest.formToken('/web/login');
    await guest.get('/web/login');
    await guest.get('/web');
    expect((await guest.post('/web/login', { ...CREDENTIALS, _csrf: token })).status).toBe(303);
  });

  it('leads to the sign-in whoever was signed out elsewhere since it was loaded', async () => {
    const { email, password, client } = await house.member();
    const guest = visitor();
    await guest.signIn(email, password);
    const _csrf = await guest.formToken('/web/assistant');
    await client.post('/api/auth/logout-all', {});
    const conversation = '7';
    const over = guest.elsewhere(house.api.url);
    expect(await over.post('/web/assistant/token', {}, { 'X-CSRF-Token': _csrf })).toMatchObject({ status: 401 });
    for (const path of ['/web/assistant', '/web/assistant/stop']) {
      const asking = guest.elsewhere(house.api.url);
      expect(await asking.post(path, { _csrf, conversation, content: 'Why?' })).toMatchObject({ status: 303, location: '/web/login?next=%2Fweb%2Fassistant%3Fconversation%3D7' });
    }
    expect(await guest.elsewhere(house.api.url).post('/web/logout', { _csrf })).toMatchObject({ status: 303, location: '/web/login' });
    expect((await guest.post('/web/logout', { _csrf }, { Origin: 'https://evil.example' })).status).toBe(403);
  });

  it('is refused in other media types, which another site could send without asking', async () => {
    const guest = visitor();
    const token = await guest.formToken('/web/login');
    const { status } = await guest.post('/web/login', { ...CREDENTIALS, _csrf: token }, { 'Content-Type': 'text/plain' });
    expect(status).toBe(415);
  });
});
