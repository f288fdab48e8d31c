import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { disposableDatabase } from '../kit/disposable-database.js';
import { fault } from '../kit/fault.js';
import { Installation } from '../kit/installation.js';
import { WebVisitor } from '../kit/web-visitor.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());

const visitor = (): WebVisitor => new WebVisitor(house.api.url);

describe('every page', () => {
  it.each(['/web', '/web/login', '/web/nothing'])('%s loads nothing but files of ours, stands in no frame and is kept by nobody', async (path) => {
    const { headers, text } = await visitor().get(path);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"]) {
      expect(policy.split(';')).toContain(rule);
    }
    expect(policy).not.toMatch(/unsafe|data:|\*/);
    expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]* src=)/i);
    expect([headers.get('cache-control'), headers.get('referrer-policy'), headers.get('x-content-type-options')]).toEqual(['no-store', 'same-origin', 'nosniff']);
    expect(headers.get('x-request-id')).toMatch(/\S/);
    expect(headers.get('x-process-time')).toMatch(/^\d/);
  });

  it('has every file that it names', async () => {
    const { text } = await visitor().get('/web/login');
    const parts = [...text.matchAll(/(?:src|href)="(\/[^"#]*\.\w+)"/g)].map(([, part = '']) => part);
    expect(parts).toContain('/static/web/page.css');
    for (const part of parts) expect([part, (await visitor().get(part)).status]).toEqual([part, 200]);
  });

  it('asks for no version', async () => {
    expect((await visitor().get('/web/login', { 'X-Version': '0.1' })).status).toBe(200);
  });
});

describe('a failure on the pages', () => {
  it.each(['/web/nothing', '/web/nothing/%E0%A4%A'])('%s says so with the request id, and names no cause', async (path) => {
    const { status, text, headers } = await visitor().get(path);
    expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(text).toContain(headers.get('x-request-id') ?? 'no id');
    expect(text).not.toMatch(/ at .*\.(js|ts):|node_modules/);
  });

  it.each([
    ['a NUL character', 'login=%00&password=x', 400],
    ['too much', `login=${'x'.repeat(300_000)}`, 413],
  ])('of a form with %s is a page', async (_what, body, status) => {
    const guest = visitor();
    const token = await guest.formToken('/web/login');
    const cookie = [...guest.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${house.api.url}/web/login`, {
      method: 'POST',
      headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `_csrf=${token}&${body}`,
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  });

  it('stays one of the API outside of /web', async () => {
    for (const path of ['/api/web', '/api/web/login', '/webb']) expect((await visitor().get(path)).headers.get('content-type')).toMatch(/json/);
  });
});

describe('without the database', () => {
  fault('a page that needs it answers 503 at once, and one that does not is shown', async () => {
    const { server, database } = await disposableDatabase();
    const lonely = await Installation.start({ DB_POOL_TIMEOUT_MS: '500' }, { database });
    const guest = new WebVisitor(lonely.api.url);
    await guest.signIn();
    await server.kill();
    const { status, headers } = await guest.get('/web');
    expect([status, headers.get('content-type'), headers.get('retry-after')]).toEqual([503, 'text/html; charset=utf-8', '1']);
    expect((await new WebVisitor(lonely.api.url).get('/web/login')).status).toBe(200);
    await server.restart();
    await lonely.stop();
  });
});
