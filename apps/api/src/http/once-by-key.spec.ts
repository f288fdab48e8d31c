import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { errorOf, json, startTestApp, type TestApp } from '../../testing/start-test-app.js';

describe('Idempotency-Key', () => {
  let app: TestApp;
  let keys = 0;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const newKey = (): string => {
    keys += 1;
    return `key-${keys}`;
  };
  const create = (key: string, body: unknown = { title: 'milk' }, path = '/api/notes/open'): Promise<Response> =>
    app.fetch(path, json(body, { 'Idempotency-Key': key }));

  it('lets a creation happen once and be answered as often as it is sent', async () => {
    const key = newKey();
    const before = app.notes.created.length;
    const [first, second] = [await create(key), await create(key)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([null, 'true']);
    expect(await second.text()).toBe(await first.text());
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    expect(app.notes.created).toHaveLength(before + 1);
  });

  it('answers again with the headers of the first answer', async () => {
    const headers = { 'Idempotency-Key': newKey() };
    const post = (): Promise<Response> => app.fetch('/api/notes/versioned', { method: 'POST', headers });
    expect((await post()).headers.get('etag')).toBe('W/"3"');
    const again = await post();
    expect([again.headers.get('etag'), again.headers.get('cache-control')]).toEqual(['W/"3"', 'private, no-cache']);
  });

  it.each([
    ['body', '/api/notes/open', { title: 'bread' }],
    ['path', '/api/notes/open?again', { title: 'milk' }],
  ])('belongs to one %s', async (_what, path, body) => {
    const key = newKey();
    await create(key);
    const other = await create(key, body, path);
    const { code, details } = await errorOf(other);
    expect([other.status, code, details[0]?.field]).toEqual([409, 'CONFLICT', 'Idempotency-Key']);
  });

  it('belongs to one caller', async () => {
    const key = newKey();
    const as = (headers: Record<string, string>): Promise<Response> =>
      app.fetch('/api/notes/versioned', { method: 'POST', headers: { 'Idempotency-Key': key, ...headers } });
    await as({});
    expect((await as({ Authorization: 'Bearer viewer' })).headers.get('idempotency-replayed')).toBeNull();
    expect((await as({})).headers.get('idempotency-replayed')).toBe('true');
  });

  it.each(['', 'a b', 'ä', 'x'.repeat(256)])('%j is refused by name', async (key) => {
    const response = await create(key);
    expect([response.status, (await errorOf(response)).details]).toEqual([400, [{ field: 'Idempotency-Key', message: expect.any(String) }]]);
  });

  it.each(['!', 'x'.repeat(255), '~{"a":1}'])('%j is accepted', async (key) => {
    expect((await create(key)).status).toBe(201);
  });

  it('of a request that is refused is free', async () => {
    const key = newKey();
    expect((await create(key, { title: '' })).status).toBe(400);
    expect((await create(key)).headers.get('idempotency-replayed')).toBeNull();
  });

  it('is nothing to a request that creates nothing', async () => {
    for (let time = 0; time < 2; time += 1) {
      const response = await app.fetch('/api/notes/form', {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'password' }),
        headers: { 'Idempotency-Key': 'a b' },
      });
      expect([response.status, response.headers.get('idempotency-replayed')]).toEqual([200, null]);
    }
  });
});
