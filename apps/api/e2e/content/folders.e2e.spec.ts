import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';

let house: Installation;
let me: ApiClient;
let stranger: ApiClient;
let admin: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  [me, stranger, admin] = [(await house.member()).client, (await house.member()).client, await house.demo('admin')];
});
afterAll(() => house?.stop());

async function add(name: string, parentId: number | null = null, client = me): Promise<number> {
  const { status, text, body } = await client.post('/api/folders', { name, parentId });
  if (status !== 201) throw new Error(text);
  return body.data.id;
}

const FOLDER = {
  id: expect.any(Number), name: expect.any(String), parentId: null, ownerId: expect.any(Number), createdAt: expect.any(String), updatedAt: expect.any(String),
};

describe('/api/folders', () => {
  it('are made, shown, renamed, replaced and deleted by their owner', async () => {
    const made = await me.post('/api/folders', { name: '  Contracts ' });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({ success: true, data: { ...FOLDER, name: 'Contracts' } });
    const path = `/api/folders/${made.body.data.id}`;
    expect((await me.get(path)).body).toEqual(made.body);
    expect((await me.patch(path, { name: 'Old contracts' })).body.data).toMatchObject({ name: 'Old contracts', parentId: null });
    const parentId = await add('Archive');
    expect((await me.patch(path, { parentId })).body.data).toMatchObject({ name: 'Old contracts', parentId });
    expect((await me.put(path, { name: 'Contracts' })).body.data).toMatchObject({ name: 'Contracts', parentId: null });
    expect((await me.delete(path)).body).toEqual({ success: true, data: { id: made.body.data.id } });
    expectRefusal(await me.get(path), 404, 'NOT_FOUND');
  });

  it('have names unique within their place, whatever the case', async () => {
    const parentId = await add('Unique');
    await add('Child', parentId);
    expectRefusal(await me.post('/api/folders', { name: 'UNIQUE' }), 409, 'CONFLICT', ['name']);
    expectRefusal(await me.post('/api/folders', { name: 'child', parentId }), 409, 'CONFLICT', ['name']);
    const other = await add('Other');
    expectRefusal(await me.patch(`/api/folders/${other}`, { name: 'unique' }), 409, 'CONFLICT', ['name']);
    expectRefusal(await me.post(`/api/folders/${await add('Child')}/move`, { parentId }), 409, 'CONFLICT', ['name']);
    expect((await me.patch(`/api/folders/${other}`, { name: 'OTHER' })).status).toBe(200);
    expect((await stranger.post('/api/folders', { name: 'Unique' })).status).toBe(201);
  });

  it('move with everything in them, and never into themselves', async () => {
    const [a, target] = [await add('Move a'), await add('Move target')];
    const b = await add('Move b', a);
    const moved = await me.post(`/api/folders/${a}/move`, { parentId: target });
    expect([moved.status, moved.body.data.parentId]).toEqual([200, target]);
    for (const parentId of [a, b]) expectRefusal(await me.post(`/api/folders/${a}/move`, { parentId }), 409, 'CONFLICT', ['parentId']);
    expectRefusal(await me.patch(`/api/folders/${target}`, { parentId: b }), 409, 'CONFLICT', ['parentId']);
    expect((await me.post(`/api/folders/${a}/move`, { parentId: null })).body.data.parentId).toBeNull();
  });

  it('are deleted with what is in them only when that is asked for', async () => {
    const folderId = await add('Full');
    const inner = await add('Fuller', folderId);
    const document = (await me.post('/api/documents', { title: 'Inside', folderId: inner })).body.data.id;
    expectRefusal(await me.delete(`/api/folders/${folderId}`), 409, 'CONFLICT');
    expectRefusal(await me.delete(`/api/folders/${inner}?recursive=false`), 409, 'CONFLICT');
    expectRefusal(await me.delete(`/api/folders/${inner}?recursive=maybe`), 400, 'VALIDATION_ERROR', ['recursive']);
    expect((await me.delete(`/api/folders/${folderId}?recursive=true`)).status).toBe(200);
    for (const path of [`/api/folders/${inner}`, `/api/documents/${document}`]) expectRefusal(await me.get(path), 404, 'NOT_FOUND');
  });

  it('are not there for others, and there for who sees all folders', async () => {
    const id = await add('Private');
    for (const answer of [
      await stranger.get(`/api/folders/${id}`),
      await stranger.patch(`/api/folders/${id}`, { name: 'Mine' }),
      await stranger.post(`/api/folders/${id}/move`, { parentId: null }),
      await stranger.delete(`/api/folders/${id}`),
    ]) {
      expectRefusal(answer, 404, 'NOT_FOUND');
    }
    expectRefusal(await stranger.post('/api/folders', { name: 'Trespass', parentId: id }), 400, 'VALIDATION_ERROR', ['parentId']);
    expectRefusal(await admin.post('/api/folders', { name: 'Trespass', parentId: id }), 400, 'VALIDATION_ERROR', ['parentId']);
    expect((await admin.patch(`/api/folders/${id}`, { name: 'Seen' })).body.data).toMatchObject({ name: 'Seen' });
    const { data } = (await me.get('/api/folders?pageSize=100')).body;
    const own = (await me.get(`/api/folders/${id}`)).body.data.ownerId;
    expect(new Set(data.items.map(({ ownerId }: { ownerId: number }) => ownerId))).toEqual(new Set([own]));
  });

  it('are listed by place, owner and name', async () => {
    const parentId = await add('List');
    const inner = await add('List inner', parentId);
    const ids = async (query: string) => (await me.get(`/api/folders?pageSize=100&${query}`)).body.data.items.map(({ id }: { id: number }) => id);
    expect(await ids(`parentId=${parentId}`)).toEqual([inner]);
    expect(await ids('parentId=root')).not.toContain(inner);
    expect(await ids('search=LIST%20IN')).toEqual([inner]);
    expectRefusal(await me.get('/api/folders?parentId=nowhere'), 400, 'VALIDATION_ERROR', ['parentId']);
    expectRefusal(await me.get('/api/folders?sort=ownerId'), 400, 'VALIDATION_ERROR', ['sort']);
  });

  it('carry an ETag, and refuse changes of what changed meanwhile', async () => {
    const id = await add('Tagged');
    const tag = (await me.get(`/api/folders/${id}`)).headers.get('etag') ?? '';
    expect((await me.get(`/api/folders/${id}`, { 'If-None-Match': tag })).status).toBe(304);
    expect((await me.patch(`/api/folders/${id}`, { name: 'Tagged 2' }, { 'If-Match': tag })).status).toBe(200);
    expectRefusal(await me.patch(`/api/folders/${id}`, { name: 'Tagged 3' }, { 'If-Match': tag }), 412, 'PRECONDITION_FAILED');
    expectRefusal(await me.delete(`/api/folders/${id}`, { 'If-Match': tag }), 412, 'PRECONDITION_FAILED');
  });

  it('need permissions that guests lack', async () => {
    const guest = await house.demo('guest');
    expectRefusal(await guest.get('/api/folders'), 403, 'FORBIDDEN');
    expectRefusal(await guest.post('/api/folders', { name: 'Mine' }), 403, 'FORBIDDEN');
  });

  it.each([[{}], [{ name: '' }], [{ name: ' ' }], [{ name: 'x'.repeat(101) }], [{ name: 1 }], [{ name: 'a\0b' }]])('refuse to be made of %j', async (body) => {
    expectRefusal(await me.post('/api/folders', body), 400, 'VALIDATION_ERROR', ['name']);
  });
});

describe('GET /api/folders/tree', () => {
  it('shows all folders of the caller inside each other, sorted by name', async () => {
    const { client } = await house.member();
    const b = await add('b', null, client);
    await add('a', null, client);
    await add('z', b, client);
    await add('deep', await add('y', b, client), client);
    const { data } = (await client.get('/api/folders/tree')).body;
    const node = (name: string, children: unknown[] = []) => expect.objectContaining({ name, children });
    expect(data).toEqual([node('a'), node('b', [node('y', [node('deep')]), node('z')])]);
    expect(data[0]).toEqual({ ...FOLDER, name: 'a', children: [] });
  });
});
