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
    expect((await guest.submit('/web/login', '/web/login', CREDENTIALS, { Origin: origin })).status).toBe(403);
  });

  it('is taken when a page of ours sends it', async () => {
    expect((await visitor().submit('/web/login', '/web/login', CREDENTIALS, { Origin: house.api.url })).status).toBe(303);
  });

  it('is refused in other media types, which another site could send without asking', async () => {
    const guest = visitor();
    const token = await guest.formToken('/web/login');
    const { status } = await guest.post('/web/login', { ...CREDENTIALS, _csrf: token }, { 'Content-Type': 'text/plain' });
    expect(status).toBe(415);
  });
});
