import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../kit/demo-users.js';
import { Installation } from '../kit/installation.js';
import type { RunningApi } from '../kit/running-api.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());

const OUTSIDE = /(?:https?:)?\/\/[a-z0-9-]+\.[a-z]/i;
const OPERATIONS = [
  'post /auth/register', 'post /auth/login', 'post /auth/refresh', 'post /auth/token', 'post /auth/logout', 'post /auth/logout-all',
  'post /auth/change-password', 'get /auth/me', 'get /auth/sessions', 'delete /auth/sessions/{id}',
  'get /users', 'post /users', 'get /users/me', 'patch /users/me', 'get /users/{id}', 'put /users/{id}', 'patch /users/{id}', 'delete /users/{id}',
  'patch /users/{id}/status', 'put /users/{id}/roles', 'post /users/batch-delete',
  'get /roles', 'post /roles', 'get /roles/{id}', 'put /roles/{id}', 'patch /roles/{id}', 'delete /roles/{id}', 'put /roles/{id}/permissions',
  'get /permissions', 'get /permissions/grouped', 'get /permissions/{id}', 'post /permissions', 'delete /permissions/{id}', 'post /permissions/check',
];

describe('the documentation', () => {
  it.each(['/docs', '/redoc', '/api/docs', '/api/redoc'])('%s is a page that works without any other host', async (path) => {
    const page = await house.api.anonymous().get(path);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/html/)]);
    expect(page.text).not.toMatch(OUTSIDE);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(OUTSIDE);
    const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part = '']) => part);
    expect(parts.some((part) => part.endsWith('.js'))).toBe(true);
    for (const part of parts) expect([part, (await house.api.anonymous().get(part)).status]).toEqual([part, 200]);
  });

  it.each(['/openapi.json', '/api/openapi.json'])('%s describes every operation and no outside host', async (path) => {
    const { status, body } = await house.api.anonymous().get(path);
    expect([status, body.openapi]).toEqual([200, expect.stringMatching(/^3\.[01]\./)]);
    const operations = Object.entries<object>(body.paths).flatMap(([route, methods]) => Object.keys(methods).map((method) => `${method} ${route}`));
    expect(operations).toEqual(expect.arrayContaining(OPERATIONS));
    expect(JSON.stringify(body.servers)).not.toMatch(OUTSIDE);
    expect(body.externalDocs).toBeUndefined();
  });

  it('shows Swagger UI how to sign in', async () => {
    const { body } = await house.api.anonymous().get('/openapi.json');
    expect(JSON.stringify(body.components.securitySchemes)).toContain('/api/auth/token');
  });

  it('is where whoever comes to the root is sent', async () => {
    const { status, headers } = await house.api.anonymous().get('/');
    expect([status, headers.get('location')]).toEqual([302, '/docs']);
  });
});

describe('DOCS_AUTH=basic', () => {
  let guarded: RunningApi;
  beforeAll(async () => {
    guarded = await house.addApi({ DOCS_AUTH: 'basic' });
  });

  const read = (path: string, pair?: string) =>
    guarded.anonymous(pair === undefined ? {} : { Authorization: `Basic ${Buffer.from(pair).toString('base64')}` }).get(path);

  it.each(['/docs', '/redoc', '/openapi.json', '/api/docs', '/api/redoc', '/api/openapi.json'])('opens %s to active users and challenges everyone else', async (path) => {
    for (const pair of [undefined, '', 'admin@example.com', 'admin@example.com:wrong', 'nobody:123456']) {
      const { status, headers } = await read(path, pair);
      expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringMatching(/^Basic realm="/)]);
    }
    expect((await read(path, `guest@example.com:${DEMO_PASSWORD}`)).status).toBe(200);
    expect((await read(path, `guest:${DEMO_PASSWORD}`)).status).toBe(200);
  });

  it('shuts out accounts that are disabled', async () => {
    const { id, email, password } = await house.member();
    expect((await read('/docs', `${email}:${password}`)).status).toBe(200);
    await (await house.demo('super_admin')).patch(`/api/users/${id}/status`, { status: 'SUSPENDED' });
    expect((await read('/docs', `${email}:${password}`)).status).toBe(401);
  });

  it('leaves health and the API as they are', async () => {
    expect([(await read('/health')).status, (await read('/api/roles')).status]).toEqual([200, 200]);
  });
});
