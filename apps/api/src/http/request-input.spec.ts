import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bearer, errorOf, json, startTestApp, type TestApp } from '../../testing/start-test-app.js';

const MIB = 1024 * 1024;

describe('what a request may hold', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const post = (body: unknown): Promise<Response> => app.fetch('/api/notes/open', json(body));
  const faults = async (response: Response): Promise<unknown> => {
    expect(response.status).toBe(400);
    const { code, details } = await errorOf(response);
    expect(code).toBe('VALIDATION_ERROR');
    return details;
  };

  describe('body', () => {
    it('is trimmed, secrets excepted, at every depth', async () => {
      const response = await post({ title: '  milk ', password: '  secret 1 ', place: { city: ' Bern\n' } });
      expect(response.status).toBe(201);
      expect(await response.json()).toEqual({ success: true, data: { title: 'milk', password: '  secret 1 ', place: { city: 'Bern' } } });
    });

    it('counts as empty what is blank', async () => {
      expect(await faults(await post({ title: '   ' }))).toEqual([{ field: 'title', message: 'must have at least 1 characters' }]);
    });

    it('has every offending field listed by its own name, its value never repeated', async () => {
      const response = await post({ title: 'x'.repeat(21), text: 'too long', ids: [1, 'two'], password: 'hunter2', place: {}, more: 1 });
      const text = await response.clone().text();
      expect(await faults(response)).toEqual([
        { field: 'title', message: 'must have at most 20 characters' },
        { field: 'text', message: 'must have at most 5 characters' },
        { field: 'ids.1', message: 'must be a whole number' },
        { field: 'password', message: 'must have at least 8 characters' },
        { field: 'place.city', message: 'is required' },
        { field: 'more', message: 'is not a known field' },
      ]);
      expect(text).not.toMatch(/hunter2|too long|two/);
    });

    it('has unknown fields of nested values named too', async () => {
      expect(await faults(await post({ title: 'a', place: { city: 'Bern', zip: 1, street: 'x' } }))).toEqual([
        { field: 'place.zip', message: 'is not a known field' },
        { field: 'place.street', message: 'is not a known field' },
      ]);
    });

    it.each(['__proto__', 'constructor', 'prototype', 'toString'])('gains nothing by the key %s', async (key) => {
      const response = await post(`{"title":"a","${key}":{"admin":true}}`);
      expect(await faults(response)).toEqual([{ field: key, message: 'is not a known field' }]);
      expect(Reflect.get({}, 'admin')).toBeUndefined();
    });

    it('keeps the last of duplicate keys', async () => {
      expect(await (await post('{"title":"a","title":"b"}')).json()).toEqual({ success: true, data: { title: 'b' } });
    });

    it('holds no NUL, in values or names', async () => {
      expect(await faults(await post({ title: 'a\0b' }))).toEqual([{ field: 'title', message: 'must not contain a NUL character' }]);
      expect(await faults(await post({ title: 'a', password: 'secret12\0' }))).toEqual([{ field: 'password', message: 'must not contain a NUL character' }]);
      expect(await faults(await post({ title: 'a', place: { city: '\0' } }))).toEqual([{ field: 'place.city', message: 'must not contain a NUL character' }]);
      expect(await faults(await post({ title: 'a', 'x\0y': 1 }))).toEqual([{ field: 'xy', message: 'has a name with a NUL character' }]);
    });

    it('holds no half of a character, in values or names', async () => {
      expect(await faults(await post({ title: 'a\ud800', password: 'secret12\udc00' }))).toEqual([
        { field: 'title', message: 'is not well-formed text' },
        { field: 'password', message: 'is not well-formed text' },
      ]);
      expect(await faults(await post({ title: 'a', 'x\ud800': 1 }))).toEqual([{ field: 'x\ufffd', message: 'has a name that is not well-formed text' }]);
    });

    it('has what no field may hold listed with all else that is wrong', async () => {
      expect(await faults(await post({ title: 'a\0', text: 'too long', password: 'short\0', more: 1, 'x\0y': 1 }))).toEqual([
        { field: 'title', message: 'must not contain a NUL character' },
        { field: 'password', message: 'must not contain a NUL character' },
        { field: 'xy', message: 'has a name with a NUL character' },
        { field: 'text', message: 'must have at most 5 characters' },
        { field: 'more', message: 'is not a known field' },
      ]);
    });

    it('is malformed when its bytes are not UTF-8', async () => {
      const bytes = Buffer.from('{"title":"\xff"}', 'latin1');
      const sent = { method: 'POST', body: bytes, headers: { 'Content-Type': 'application/json' } };
      expect(await faults(await app.fetch('/api/notes/open', sent))).toEqual([{ field: 'body', message: 'is malformed or incomplete' }]);
    });

    it('is at most 32 levels deep, however it is nested', async () => {
      const nested = (depth: number): string => `{"title":"a","anything":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      expect((await post(nested(31))).status).toBe(201);
      expect((await post(nested(32))).status).toBe(400);
      expect((await app.fetch('/api/notes', { ...json(nested(500_000), bearer('owner').headers) })).status).toBe(400);
    });

    it.each(['{', '{"title":}', 'null', '"text"', '\u0000'])('is a JSON object: %j is refused', async (body) => {
      expect(await faults(await post(body))).toEqual([{ field: 'body', message: 'is malformed or incomplete' }]);
    });

    it('is an object where one is declared', async () => {
      expect(await faults(await post('[]'))).toEqual([{ field: 'body', message: 'must be an object' }]);
    });

    it('is required where one is declared', async () => {
      expect(await faults(await app.fetch('/api/notes/open', { method: 'POST' }))).toEqual([{ field: 'body', message: 'is required' }]);
    });

    it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', 'application/json; charset=utf-16'])(
      'of type %s is refused where JSON is declared',
      async (type) => {
        const response = await app.fetch('/api/notes/open', { method: 'POST', body: '{"title":"a"}', headers: { 'Content-Type': type } });
        expect([response.status, (await errorOf(response)).code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
      },
    );

    it('in an unknown encoding is refused', async () => {
      const response = await app.fetch('/api/notes/open', json({ title: 'a' }, { 'Content-Encoding': 'magic' }));
      expect(response.status).toBe(415);
    });

    it('may be a form where one is declared', async () => {
      const form = await app.fetch('/api/notes/form', { method: 'POST', body: new URLSearchParams({ grant_type: ' password ' }) });
      expect(await form.json()).toEqual({ success: true, data: { grant_type: 'password' } });
      expect((await app.fetch('/api/notes/form', json({ grant_type: 'password' }))).status).toBe(415);
    });

    it('says nothing where none is declared, or is refused', async () => {
      const undeclared = (body: unknown, headers = {}): Promise<Response> => app.fetch('/api/auth/notes', json(body, headers));
      expect((await app.fetch('/api/auth/notes', { method: 'POST' })).status).toBe(200);
      expect((await undeclared({})).status).toBe(200);
      expect(await faults(await undeclared({ all: true, 'x\0': 1 }))).toEqual([
        { field: 'x', message: 'has a name with a NUL character' },
        { field: 'all', message: 'is not a known field' },
      ]);
      expect(await faults(await undeclared([]))).toEqual([{ field: 'body', message: 'must be an object' }]);
      expect(await faults(await undeclared('{'))).toEqual([{ field: 'body', message: 'is malformed or incomplete' }]);
      expect((await undeclared('{}', { 'Content-Type': 'text/plain' })).status).toBe(415);
    });

    it.each([
      ['64 KiB from anybody', '/api/notes/open', MIB / 16],
      ['1 MiB from who is signed in', '/api/notes', MIB],
    ])('is at most %s, and the answer arrives although more was sent', async (_limit, path, limit) => {
      const sent = (bytes: number): Promise<Response> => app.fetch(path, json(`{"title":"${'x'.repeat(bytes - '{"title":""}'.length)}"}`, bearer('owner').headers));
      expect((await sent(limit)).status).toBe(400);
      for (const bytes of [limit + 1, 8 * MIB]) {
        const response = await sent(bytes);
        expect([response.status, (await errorOf(response)).code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
      }
    });

    it('holds at most 10,000 values, however small they are', async () => {
      const holding = (values: number): Promise<Response> => post({ title: 'a', anything: Array.from({ length: values - 3 }, () => 1) });
      expect((await holding(10_000)).status).toBe(201);
      expect(await faults(await holding(10_001))).toEqual([{ field: 'body', message: 'must have at most 10000 values' }]);
    });

    it.each([
      ['unknown fields', Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`field${index}`, 1]))],
      ['unknown fields of a nested value', { place: Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`field${index}`, 1])) }],
      ['wrong entries', { ids: Array.from({ length: 2_000 }, () => 'x') }],
      ['texts with NUL characters', { anything: Array.from({ length: 2_000 }, () => '\0') }],
    ])('has the first hundred faults told where there are thousands: %s', async (_what, body) => {
      expect(await faults(await post({ title: 'a', ...body }))).toHaveLength(100);
    });

    it('has the beginning of a long name told', async () => {
      expect(await faults(await post({ title: 'a', ['x'.repeat(10_000)]: 1 }))).toEqual([{ field: `${'x'.repeat(200)}…`, message: 'is not a known field' }]);
    });
  });

  describe('query', () => {
    it('is trimmed and converted', async () => {
      expect(await (await app.fetch('/api/notes?page=2&search=%20milk%20')).json()).toEqual({ success: true, data: { page: 2, search: 'milk' } });
    });

    it.each([
      ['page=0', 'page', 'must be at least 1'],
      ['page=', 'page', 'must be a whole number'],
      ['page=1&page=2', 'page', 'must be a whole number'],
      ['search=a&search=b', 'search', 'must be a text'],
      ['search=%00', 'search', 'must not contain a NUL character'],
      ['colour=red', 'colour', 'is not a known field'],
      ['__proto__=1', '__proto__', 'is not a known field'],
      ['count=maybe', 'count', "must be one of 'exact', 'none'"],
    ])('%s is refused', async (query, field, message) => {
      expect(await faults(await app.fetch(`/api/notes?${query}`))).toEqual([{ field, message }]);
    });
  });

  describe('path', () => {
    it.each(['abc', '1.5', '1e3', '%00', '1%20or%201'])('id %s is refused', async (id) => {
      const response = await app.fetch(`/api/notes/${id}`, bearer('viewer'));
      expect(await faults(response)).toEqual([{ field: 'id', message: expect.any(String) }]);
    });

    it('holds no NUL', async () => {
      expect(await faults(await app.fetch('/api/notes/fail/a%00b'))).toEqual([{ field: 'reason', message: 'must not contain a NUL character' }]);
    });
  });
});
