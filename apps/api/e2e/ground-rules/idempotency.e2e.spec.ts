import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';

let house: Installation;
let admin: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  admin = await house.demo('super_admin');
});
afterAll(() => house?.stop());

const under = (key: string) => ({ 'Idempotency-Key': key });
const storedText = async (): Promise<string> => {
  const rows: { row: string }[] = await house.database.sql('idempotency_keys').select(house.database.sql.raw(`encode(sealed_answer, 'escape') || encode(key_hash, 'escape') as row`));
  return rows.map(({ row }) => row).join('\n');
};

describe('Idempotency-Key', () => {
  it('makes a retry give the first answer, with an account opened once and its first password shown again', async () => {
    const [key, { email, username }] = [randomUUID(), uniquePerson()];
    const first = await admin.post('/api/users', { email, username }, under(key));
    const retry = await admin.post('/api/users', { email, username }, under(key));
    expect([first.status, retry.status]).toEqual([201, 201]);
    expect(retry.text).toBe(first.text);
    expect(retry.headers.get('etag')).toBe(first.headers.get('etag'));
    expect([first.headers.get('idempotency-replayed'), retry.headers.get('idempotency-replayed')]).toEqual([null, 'true']);
    expect(first.body.data.generatedPassword).toEqual(expect.any(String));
    expect(await storedText()).not.toContain(first.body.data.generatedPassword);
  });

  it('works for callers without an account, and keeps their tokens sealed', async () => {
    const [key, person] = [randomUUID(), uniquePerson()];
    const register = () => house.api.anonymous().post('/api/auth/register', person, under(key));
    const [first, retry] = [await register(), await register()];
    expect([first.status, retry.text]).toEqual([201, first.text]);
    const stored = await storedText();
    for (const secret of [first.body.accessToken, first.body.refreshToken, person.password, key]) expect(stored).not.toContain(secret);
    const session = house.api.anonymous();
    session.keep(retry);
    expect((await session.get('/api/auth/me')).status).toBe(200);
  });

  it('is good for one request: another body or path under it is refused', async () => {
    const key = randomUUID();
    expect((await admin.post('/api/items', { name: randomUUID() }, under(key))).status).toBe(201);
    expectRefusal(await admin.post('/api/items', { name: randomUUID() }, under(key)), 409, 'CONFLICT', ['Idempotency-Key']);
    expectRefusal(await admin.post('/api/users', uniquePerson(), under(key)), 409, 'CONFLICT', ['Idempotency-Key']);
  });

  it('is the own key of each caller', async () => {
    const [key, member] = [randomUUID(), await house.member()];
    await admin.post('/api/items', { name: randomUUID() }, under(key));
    const answer = await member.client.post('/api/items', { name: randomUUID() }, under(key));
    expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([201, null]);
  });

  it('is free again after a failure, which leaves nothing', async () => {
    const [key, name] = [randomUUID(), randomUUID()];
    const { body } = await admin.post('/api/items', { name });
    expectRefusal(await admin.post('/api/items', { name }, under(key)), 409, 'CONFLICT', ['name']);
    await admin.delete(`/api/items/${body.data.id}`);
    const retry = await admin.post('/api/items', { name }, under(key));
    expect([retry.status, retry.headers.get('idempotency-replayed')]).toEqual([201, null]);
  });

  it('protects what the caller may not do any more', async () => {
    const [key, member] = [randomUUID(), await house.member()];
    const create = () => member.client.post('/api/items', { name: 'only once' }, under(key));
    expect((await create()).status).toBe(201);
    await member.client.post('/api/auth/logout-all');
    expectRefusal(await create(), 401, 'UNAUTHORIZED');
  });

  it.each(['a key', 'x'.repeat(256)])('%j is refused', async (key) => {
    expectRefusal(await admin.post('/api/items', { name: randomUUID() }, under(key)), 400, 'VALIDATION_ERROR', ['Idempotency-Key']);
  });

  it('is forgotten after 24 hours', async () => {
    const [key, name] = [randomUUID(), randomUUID()];
    const { body } = await admin.post('/api/items', { name }, under(key));
    await admin.delete(`/api/items/${body.data.id}`);
    await house.database.sql('idempotency_keys').update({ expires_at: house.database.sql.raw(`expires_at - interval '24 hours'`) });
    const later = await admin.post('/api/items', { name }, under(key));
    expect([later.status, later.headers.get('idempotency-replayed')]).toEqual([201, null]);
  });
});
