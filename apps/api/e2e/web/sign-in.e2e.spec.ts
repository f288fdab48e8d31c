import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, DEMO_USERS } from '../kit/demo-users.js';
import { Installation } from '../kit/installation.js';
import { WebVisitor, type WebPage } from '../kit/web-visitor.js';
import { withinASecond } from '../kit/within-a-second.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start({ TRUST_PROXY: '1' });
});
afterAll(() => house?.stop());

const visitor = (headers = {}): WebVisitor => new WebVisitor(house.api.url, headers);
const cookieOf = ({ headers }: WebPage, name: string): string => headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`)) ?? '';
const rows = (): Promise<{ sess: object }[]> => house.database.sql('web_sessions').select<{ sess: object }[]>('sess');

describe('signing in on the page', () => {
  it('shows a form that password managers understand', async () => {
    const page = await visitor().get('/web/login');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('autocomplete="username"');
    expect(page.text).toContain('autocomplete="current-password"');
  });

  it('leads to the start page, and knows the visitor from then on', async () => {
    const guest = visitor();
    const { status, location } = await guest.signIn();
    expect([status, location]).toEqual([303, '/web']);
    expect(await guest.name()).toBe('Uri User');
  });

  it('takes the username as well', async () => {
    const guest = visitor();
    await guest.signIn('user');
    expect(await guest.name()).toBe('Uri User');
  });

  it('goes back to where the visitor came from', async () => {
    const page = await visitor().get('/web/login?next=%2Fweb%2Fblog%2F7%3Fa%3Db');
    expect(page.text).toContain('name="next" value="/web/blog/7?a=b"');
    expect((await visitor().signIn('user', DEMO_PASSWORD, '/web/blog/7?a=b')).location).toBe('/web/blog/7?a=b');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example', '/web/..//evil.example', 'javascript:alert(1)'])(
    'goes to no other site: next=%j',
    async (next) => {
      const guest = visitor();
      expect((await guest.get(`/web/login?next=${encodeURIComponent(next)}`)).text).toContain('name="next" value="/web"');
      expect((await guest.signIn('user', DEMO_PASSWORD, next)).location).toBe('/web');
      expect((await guest.get(`/web/login?next=${encodeURIComponent(next)}`)).location).toBe('/web');
    },
  );

  it('gives the same answer to a wrong password and to an unknown name, and keeps no password', async () => {
    const answers = [await visitor().signIn(DEMO_USERS.user, 'wrong-one'), await visitor().signIn('nobody@example.com', 'wrong-one')];
    for (const { status, text } of answers) {
      expect(status).toBe(401);
      expect(text).toMatch(/role="alert"[^>]*>[^<]*\S/);
      expect(text).not.toContain('wrong-one');
    }
    const messages = answers.map(({ text }) => /role="alert"[^>]*>([^<]*)/.exec(text)?.[1]);
    expect(new Set(messages).size).toBe(1);
    expect(answers[0]?.text).toContain(`value="${DEMO_USERS.user}"`);
  });

  it.each([
    ['no name', { login: '', password: 'x' }],
    ['no password', { login: 'user', password: '' }],
    ['a name without end', { login: 'u'.repeat(255), password: 'x' }],
    ['a password without end', { login: 'user', password: 'x'.repeat(129) }],
  ])('asks again for %s', async (_what, fields) => {
    const { status, text } = await visitor().submit('/web/login', '/web/login', fields);
    expect([status, text.includes('role="alert"')]).toEqual([400, true]);
  });

  it('writes nothing of a visitor into a page unescaped', async () => {
    const { text } = await visitor().signIn('"><script>alert(1)</script>', 'x');
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script&gt;');
  });

  it('locks an account out like the API, after ten failures', async () => {
    const { email, password } = await house.member();
    for (let count = 0; count < 10; count += 1) await visitor().signIn(email, 'wrong-one');
    const { status, headers, text } = await visitor().signIn(email, password);
    expect([status, text.includes('role="alert"')]).toEqual([429, true]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await house.api.anonymous().post('/api/auth/login', { email, password })).status).toBe(429);
  });

  it('counts among the requests that one address may make, like the API', async () => {
    const limited = await house.addApi({ RATE_LIMIT: 'on' });
    const guest = new WebVisitor(limited.url);
    expect((await guest.signIn('guest')).headers.get('ratelimit-limit')).toBe('300');
    await house.database.sql('rate_limits').update({ points: 300 });
    const { status, headers, text } = await guest.submit('/web', '/web/login', { login: 'guest', password: DEMO_PASSWORD });
    expect([status, text.includes('role="alert"')]).toEqual([429, true]);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    await house.database.sql('rate_limits').delete();
  });

  it('is told in the audit log, failures included', async () => {
    const { id, email, password } = await house.member();
    await visitor().signIn(email, 'wrong-one');
    await visitor().signIn(email, password);
    const types = await house.database.sql('activities').where({ actor_id: id }).orWhere({ subject_id: id }).select<{ type: string }[]>('type');
    expect(types.map(({ type }) => type)).toEqual(expect.arrayContaining(['session.refused', 'session.started']));
  });
});

describe('the cookie', () => {
  it('is out of reach for scripts and other sites, and sent to the pages alone', async () => {
    const guest = visitor();
    const cookie = cookieOf(await guest.signIn(), 'halo_web');
    expect(cookie).toMatch(/; Path=\/web;/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/; Secure|Domain/);
    // Not Strict: a page that another site links to would get none, and put another in the place of that of the forms in other tabs.
    expect(cookieOf(await visitor().get('/web/login'), 'halo_web_form')).toMatch(/; Path=\/web; HttpOnly; SameSite=Lax$/);
  });

  it('is sent over TLS alone, where the page came over TLS', async () => {
    const guest = visitor({ 'X-Forwarded-Proto': 'https' });
    const cookie = cookieOf(await guest.signIn(), 'halo_web');
    expect(cookie).toMatch(/; Secure/);
    expect(cookieOf(await visitor({ 'X-Forwarded-Proto': 'https' }).get('/web/login'), 'halo_web_form')).toMatch(/; Secure/);
  });

  it('is for who signed in: nobody else gets one, or a row', async () => {
    const before = await rows();
    const guest = visitor();
    for (const path of ['/web', '/web/login', '/web/nothing']) expect(cookieOf(await guest.get(path), 'halo_web')).toBe('');
    await guest.signIn('user', 'wrong-one');
    expect(await rows()).toHaveLength(before.length);
  });

  it('stands for a row that names the session and holds no token', async () => {
    await visitor().signIn();
    for (const { sess } of await rows()) expect(Object.keys(sess).sort()).toEqual(['cookie', 'signedIn']);
  });

  it('has another value after the sign-in than before', async () => {
    const guest = visitor();
    await guest.signIn();
    const planted = guest.cookies.get('halo_web') ?? '';
    await guest.submit('/web', '/web/login', { login: 'guest', password: DEMO_PASSWORD });
    expect(guest.cookies.get('halo_web')).not.toBe(planted);
    const thief = visitor();
    thief.cookies.set('halo_web', planted);
    expect(await thief.name()).toBeNull();
  });

  it.each(['', 's:forged.signature', 'j:{"a":1}', '%E0%A4%A', 's%3A%00.x'])('of the value %j is nobody', async (value) => {
    const guest = visitor();
    guest.cookies.set('halo_web', value).set('halo_web_form', value);
    expect((await guest.get('/web')).status).toBe(200);
    expect((await guest.get('/web/login')).status).toBe(200);
    expect(await guest.name()).toBeNull();
  });

  it('is worth nothing once its row has expired', async () => {
    const guest = visitor();
    await guest.signIn();
    await house.database.sql('web_sessions').update({ expire: new Date(Date.now() - 1_000) });
    expect(await guest.name()).toBeNull();
  });
});

describe('signing out on the page', () => {
  it('ends the session for the page and for the API', async () => {
    const { email, password, id } = await house.member();
    const guest = visitor();
    await guest.signIn(email, password);
    const stolen = guest.elsewhere(house.api.url);
    const { status, location } = await guest.signOut();
    expect([status, location]).toEqual([303, '/web/login']);
    expect([await guest.name(), await stolen.name()]).toEqual([null, null]);
    const open = await house.database.sql('sessions').where({ user_id: id }).whereNull('revoked_at').select();
    expect(open).toHaveLength(1);
  });

  it('does nothing for who is not signed in', async () => {
    const guest = visitor();
    const { status, location } = await guest.submit('/web/login', '/web/logout', {});
    expect([status, location]).toEqual([303, '/web/login']);
  });

  it('is not done by a link', async () => {
    const guest = visitor();
    await guest.signIn();
    const { status, headers } = await guest.get('/web/logout');
    expect([status, headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    expect(await guest.name()).toBe('Uri User');
  });
});

describe('a session of the pages', () => {
  it('is a device like any other, and ends within a second on every replica when it is revoked', async () => {
    const replica = await house.addApi();
    const { email, password, client } = await house.member();
    const guest = visitor({ 'User-Agent': 'a browser' });
    await guest.signIn(email, password);
    const there = guest.elsewhere(replica.url);
    expect([await guest.name(), await there.name()]).not.toContain(null);

    const { body } = await client.get('/api/auth/sessions');
    const device = body.data.items.find(({ userAgent }: { userAgent: string }) => userAgent === 'a browser');
    expect((await client.delete(`/api/auth/sessions/${device.id}`)).status).toBe(200);
    expect(await guest.name()).toBeNull();
    await withinASecond(async () => (await there.name()) === null);
  });

  it('ends with the account', async () => {
    const { id, email, password } = await house.member();
    const guest = visitor();
    await guest.signIn(email, password);
    const admin = await house.demo('super_admin');
    expect((await admin.patch(`/api/users/${id}/status`, { status: 'SUSPENDED' })).status).toBe(200);
    expect(await guest.name()).toBeNull();
  });

  it('is closed when the same browser signs in again', async () => {
    const { id, email, password } = await house.member();
    const guest = visitor();
    await guest.signIn(email, password);
    await guest.submit('/web', '/web/login', { login: email, password });
    const open = await house.database.sql('sessions').where({ user_id: id }).whereNull('revoked_at').select();
    expect(open).toHaveLength(2);
  });

  it('is good for the pages alone: the API does not take the cookie', async () => {
    const guest = visitor();
    await guest.signIn();
    expect((await guest.get('/api/auth/me')).status).toBe(401);
  });
});
