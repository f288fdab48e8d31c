import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import type { RunningApi } from '../kit/running-api.js';
import { withinASecond } from '../kit/within-a-second.js';

const UNKNOWN_ID = 2_000_000_000;
const AT = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);

let house: Installation;
let replica: RunningApi;
let admin: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  replica = await house.addApi();
  admin = await house.demo('admin');
});
afterAll(() => house?.stop());

const everybody = () => house.api.anonymous();
const make = async (version: string, supported: boolean): Promise<number> => (await admin.post('/api/versions', { version, supported })).body.data.id;
const statusOn = async (api: RunningApi, version: string) => (await api.anonymous().get('/api/roles', { 'X-Version': version })).status;

/** What this process answers from now on, and the other within a second. */
async function expectServed(version: string, status: 200 | 426): Promise<void> {
  expect(await statusOn(house.api, version)).toBe(status);
  await withinASecond(async () => (await statusOn(replica, version)) === status);
}

describe('GET /api/versions', () => {
  it('shows everybody the versions, by id unless told, and which are supported', async () => {
    const { body } = await everybody().get('/api/versions?pageSize=100');
    const seeded = ['0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7', '0.8', '1.0'];
    expect(body.data.items.slice(0, 9)).toEqual(
      seeded.map((version) => ({ id: expect.any(Number), version, supported: version === '1.0', createdAt: AT, updatedAt: AT })),
    );
  });

  it('filters, searches, sorts and pages', async () => {
    const list = async (query: string) => (await everybody().get(`/api/versions?${query}`)).body.data;
    const versions = async (query: string) => (await list(query)).items.map(({ version }: { version: string }) => version);
    expect(await versions('supported=true&search=1.0')).toEqual(['1.0']);
    expect(await versions('supported=false&sort=-version&pageSize=2')).toEqual(['0.8', '0.7']);
    expect(await versions('search=0.3')).toEqual(['0.3']);
    expect(await list('supported=false&pageSize=5')).toMatchObject({ total: 8, page: 1, pageSize: 5, totalPages: 2 });
    expectRefusal(await everybody().get('/api/versions?supported=maybe'), 400, 'VALIDATION_ERROR', ['supported']);
    expectRefusal(await everybody().get('/api/versions?sort=supported'), 400, 'VALIDATION_ERROR', ['sort']);
  });

  it('shows one to everybody, and nothing under an unknown id', async () => {
    const [{ id }] = (await everybody().get('/api/versions?search=1.0')).body.data.items;
    expect((await everybody().get(`/api/versions/${id}`)).body.data).toMatchObject({ id, version: '1.0', supported: true });
    expectRefusal(await everybody().get(`/api/versions/${UNKNOWN_ID}`), 404, 'NOT_FOUND');
  });

  it('answers clients of every version, so that they can find out', async () => {
    expect((await everybody().get('/api/versions', { 'X-Version': '0.1' })).status).toBe(200);
  });
});

describe('POST /api/versions', () => {
  it('makes a version known, and served at once where it is supported', async () => {
    const { status, body } = await admin.post('/api/versions', { version: '2.0', supported: true });
    expect(status).toBe(201);
    expect(body.data).toEqual({ id: expect.any(Number), version: '2.0', supported: true, createdAt: AT, updatedAt: AT });
    await expectServed('2.0', 200);
    await make('2.1', false);
    await expectServed('2.1', 426);
  });

  it('refuses a known version and what is no version', async () => {
    expectRefusal(await admin.post('/api/versions', { version: '1.0', supported: false }), 409, 'CONFLICT', ['version']);
    expect(await statusOn(house.api, '1.0')).toBe(200);
    for (const version of ['', ' ', '.1', '1 0', '1,0', "1'", 'x'.repeat(33), 1.5, null]) {
      expectRefusal(await admin.post('/api/versions', { version, supported: true }), 400, 'VALIDATION_ERROR', ['version']);
    }
    expectRefusal(await admin.post('/api/versions', { version: '9.9' }), 400, 'VALIDATION_ERROR', ['supported']);
    expectRefusal(await admin.post('/api/versions', { version: '9.9', supported: true, id: 1 }), 400, 'VALIDATION_ERROR', ['id']);
  });
});

describe('PATCH /api/versions/:id', () => {
  it('begins and ends the support of a version at once, within a second everywhere', async () => {
    const id = await make('3.0', false);
    expect((await admin.patch(`/api/versions/${id}`, { supported: true })).body.data).toMatchObject({ id, version: '3.0', supported: true });
    await expectServed('3.0', 200);
    expect((await admin.patch(`/api/versions/${id}`, { supported: false })).body.data.supported).toBe(false);
    await expectServed('3.0', 426);
  });

  it('renames a version: the new name is served, the old one no longer', async () => {
    const id = await make('4.0', true);
    expect((await admin.patch(`/api/versions/${id}`, { version: '4.1' })).body.data).toMatchObject({ version: '4.1', supported: true });
    await expectServed('4.1', 200);
    await expectServed('4.0', 426);
    expectRefusal(await admin.patch(`/api/versions/${id}`, { version: '1.0' }), 409, 'CONFLICT', ['version']);
  });

  it('finds nothing under an unknown id', async () => {
    expectRefusal(await admin.patch(`/api/versions/${UNKNOWN_ID}`, { supported: true }), 404, 'NOT_FOUND');
  });
});

describe('DELETE /api/versions/:id', () => {
  it('makes a version unknown, and so unsupported', async () => {
    const id = await make('5.0', true);
    expect((await admin.delete(`/api/versions/${id}`)).body).toEqual({ success: true, data: { id } });
    await expectServed('5.0', 426);
    expectRefusal(await admin.delete(`/api/versions/${id}`), 404, 'NOT_FOUND');
    expect(await make('5.0', false)).not.toBe(id);
  });
});

it('changing versions needs versions:*', async () => {
  const user = await house.demo('user');
  for (const [client, status, code] of [[user, 403, 'FORBIDDEN'], [everybody(), 401, 'UNAUTHORIZED']] as const) {
    expectRefusal(await client.post('/api/versions', { version: '6.0', supported: true }), status, code);
    expectRefusal(await client.patch('/api/versions/1', { supported: true }), status, code);
    expectRefusal(await client.delete('/api/versions/1'), status, code);
  }
});

describe('conditional requests', () => {
  it('refuse a change of what somebody else changed meanwhile, and send nothing that is known', async () => {
    const id = await make('7.0', false);
    const { headers } = await everybody().get(`/api/versions/${id}`);
    expect(headers.get('etag')).toBe('W/"1"');
    expect((await everybody().get(`/api/versions/${id}`, { 'If-None-Match': 'W/"1"' })).status).toBe(304);
    expect((await admin.patch(`/api/versions/${id}`, { supported: true }, { 'If-Match': 'W/"1"' })).headers.get('etag')).toBe('W/"2"');
    expectRefusal(await admin.patch(`/api/versions/${id}`, { supported: false }, { 'If-Match': 'W/"1"' }), 412, 'PRECONDITION_FAILED');
    expectRefusal(await admin.delete(`/api/versions/${id}`, { 'If-Match': 'W/"1"' }), 412, 'PRECONDITION_FAILED');
    expect((await admin.delete(`/api/versions/${id}`, { 'If-Match': 'W/"2"' })).status).toBe(200);
  });
});
