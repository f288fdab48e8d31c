import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { DEMO_USERS } from '../kit/demo-users.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import type { Json } from '../kit/json.js';

const MANY = 10_000;
const BIO = 'x'.repeat(1_900);
const HEADER = 'id,email,username,name,phone,department,position,status,role,createdAt,updatedAt,lastLoginAt';

let house: Installation;
let admin: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  admin = await house.demo('admin');
  await insertMany();
});
afterAll(() => house?.stop());

/** More accounts than one batch holds, and more text than any buffer between the server and its reader. */
async function insertMany(): Promise<void> {
  await house.database.sql.raw(
    `insert into users (email, username, name, bio, department, status, password_hash)
     select 'many' || n || '@example.net', 'many' || n, 'One of many', ?, 'Crowd', 'INACTIVE', 'never to be seen' from generate_series(1, ${MANY}) n`,
    [BIO],
  );
}

const csv = (query = '') => admin.get(`/api/users/export${query}`, { Accept: 'text/csv' });
const ndjson = (query = '') => admin.get(`/api/users/export${query}`, { Accept: 'application/x-ndjson' });
const linesOf = ({ text }: { text: string }) => text.trimEnd().split('\n');
const objectsOf = (answer: { text: string }) => linesOf(answer).map((line): Json => JSON.parse(line));

describe('GET /api/users/export', () => {
  it('gives CSV with a header line, one line for each account', async () => {
    const answer = await csv('?search=manager');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="?users\.csv"?$/);
    const [header, line, ...others] = linesOf(answer);
    expect(header).toBe(HEADER);
    expect(line).toMatch(new RegExp(`^\\d+,${DEMO_USERS.admin},manager,.*,ACTIVE,admin,\\d{4}-.*Z,\\d{4}-.*Z,\\d{4}-.*Z$`));
    expect(others).toEqual([]);
  });

  it('gives NDJSON, each line an account as it is shown alone', async () => {
    const answer = await ndjson('?search=manager');
    expect(answer.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="?users\.ndjson"?$/);
    const [line] = objectsOf(answer);
    expect(line).toEqual((await admin.get(`/api/users/${line.id}`)).body.data);
  });

  it.each([
    ['text/csv', 'text/csv'],
    ['*/*', 'text/csv'],
    ['text/*', 'text/csv'],
    ['application/x-ndjson', 'application/x-ndjson'],
    ['text/csv;q=0.5, application/x-ndjson', 'application/x-ndjson'],
    ['application/json, application/x-ndjson;q=0.1', 'application/x-ndjson'],
  ])('answers Accept: %s with %s', async (accept, type) => {
    const answer = await admin.get('/api/users/export?search=manager', { Accept: accept });
    expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
  });

  it.each(['application/json', 'text/html', 'text/csv;q=0'])('answers Accept: %s with 406', async (accept) => {
    expectRefusal(await admin.get('/api/users/export', { Accept: accept }), 406, 'NOT_ACCEPTABLE');
  });

  it.each(['csv', 'ndjson'] as const)('gives every account once, batch after batch, in the order of their ids: %s', async (kind) => {
    const answer = kind === 'csv' ? await csv('?search=@example.net') : await ndjson('?search=@example.net');
    const ids = kind === 'csv' ? linesOf(answer).slice(1).map((line) => Number(line.split(',')[0])) : objectsOf(answer).map(({ id }) => id);
    expect(ids).toHaveLength(MANY);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    expect(answer.headers.get('content-length')).toBeNull();
    expect(answer.text).not.toContain('never to be seen');
  });

  it('sends while it still reads: a slow reader gets who came after the first lines', async () => {
    const latecomer = 'latecomer@example.net';
    const response = await fetch(`${house.api.url}/api/users/export?status=INACTIVE`, {
      headers: { Accept: 'application/x-ndjson', Authorization: `Bearer ${admin.accessToken}` },
    });
    const text = new TextDecoder();
    let seen = '';
    for await (const chunk of response.body ?? []) {
      if (seen === '') await house.database.sql('users').insert({ email: latecomer, username: 'latecomer', name: 'Late', status: 'INACTIVE', password_hash: 'none' });
      seen += text.decode(chunk, { stream: true });
    }
    await house.database.sql('users').where({ email: latecomer }).update({ deleted_at: new Date() });
    expect(seen).toContain(latecomer);
  });

  it('goes on serving after a reader left in the middle', async () => {
    const leaving = new AbortController();
    const headers = { Accept: 'application/x-ndjson', Authorization: `Bearer ${admin.accessToken}` };
    const response = await fetch(`${house.api.url}/api/users/export`, { headers, signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    expect((await csv('?search=manager')).status).toBe(200);
    expect((await house.api.log()).filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('defuses what a spreadsheet would take for a formula, and quotes what needs it', async () => {
    const { id } = await house.member();
    for (const name of ['=1+1', '+1', '-1', '@sum(A1)', '\t=1', 'Ada "the" Countess, first']) {
      await house.database.sql('users').where({ id }).update({ name });
      const [, line = ''] = linesOf(await csv(`?search=${(await admin.get(`/api/users/${id}`)).body.data.username}`));
      const cell = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)[3] ?? '';
      const expected = name.startsWith('Ada') ? '"Ada ""the"" Countess, first"' : `'${name}`;
      expect([expected, `"${expected}"`]).toContain(cell);
    }
  });

  it('filters as the list does', async () => {
    expect(linesOf(await csv('?status=INACTIVE'))).toHaveLength(MANY + 1);
    expect(objectsOf(await ndjson('?role=super_admin')).map(({ email }) => email)).toEqual([DEMO_USERS.super_admin]);
    expect(linesOf(await csv('?role=no-such-role'))).toEqual([HEADER]);
    expect((await ndjson('?role=no-such-role')).text).toBe('');
    expectRefusal(await csv('?status=GONE'), 400, 'VALIDATION_ERROR', ['status']);
  });

  it('leaves deleted accounts out', async () => {
    const { id, email, username } = await house.member();
    expect((await csv(`?search=${username}`)).text).toContain(email);
    await admin.delete(`/api/users/${id}`);
    expect(linesOf(await csv(`?search=${username}`))).toEqual([HEADER]);
  });

  it('needs users:export', async () => {
    expectRefusal(await (await house.demo('user')).get('/api/users/export', { Accept: 'text/csv' }), 403, 'FORBIDDEN');
    expectRefusal(await house.api.anonymous().get('/api/users/export', { Accept: 'text/csv' }), 401, 'UNAUTHORIZED');
  });
});
