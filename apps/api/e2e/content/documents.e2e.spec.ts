import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import type { Json } from '../kit/json.js';

let house: Installation;
let me: ApiClient;
let stranger: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  [me, stranger] = [(await house.member()).client, (await house.member()).client];
});
afterAll(() => house?.stop());

async function add(body: object = {}, client = me): Promise<Json> {
  const answer = await client.post('/api/documents', { title: 'A plan', ...body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.data;
}
const addFolder = async (client = me): Promise<number> =>
  (await client.post('/api/folders', { name: `Folder ${(await client.get('/api/folders')).body.data.total}` })).body.data.id;

describe('/api/documents', () => {
  it('are made with defaults, shown with content, and listed without', async () => {
    const made = await me.post('/api/documents', { title: ' Plan ' });
    expect(made.status).toBe(201);
    const { id, ownerId } = made.body.data;
    const row = {
      id, title: 'Plan', type: 'document', status: 'DRAFT', folderId: null, tags: [], ownerId, owner: { id: ownerId, name: expect.any(String) },
      access: 'OWNER', version: 1, createdAt: expect.any(String), updatedAt: expect.any(String),
    };
    expect(made.body).toEqual({ success: true, data: { ...row, content: '' } });
    expect((await me.get(`/api/documents/${id}`)).body).toEqual(made.body);
    const { data } = (await me.get('/api/documents')).body;
    expect(data.items[0]).toEqual(row);
  });

  it('are changed by field, replaced as a whole, and deleted', async () => {
    const folderId = await addFolder();
    const { id } = await add({ content: 'Text', tags: ['a', 'b', 'a'], folderId, type: 'memo', status: 'PUBLISHED' });
    const path = `/api/documents/${id}`;
    expect((await me.get(path)).body.data).toMatchObject({ content: 'Text', tags: ['a', 'b'], folderId, type: 'memo', status: 'PUBLISHED' });
    expect((await me.patch(path, { title: 'New', folderId: null })).body.data).toMatchObject({ title: 'New', content: 'Text', folderId: null, version: 2 });
    expect((await me.put(path, { title: 'Whole' })).body.data).toMatchObject({ title: 'Whole', content: '', tags: [], type: 'document', status: 'DRAFT', folderId: null });
    expect((await me.delete(path)).body).toEqual({ success: true, data: { id } });
    expectRefusal(await me.get(path), 404, 'NOT_FOUND');
    expectRefusal(await me.delete(path), 404, 'NOT_FOUND');
  });

  it('take tags and a folder by actions of their own', async () => {
    const { id } = await add();
    const folderId = await addFolder();
    const tagged = await me.post(`/api/documents/${id}/tags`, { tags: ['x', 'y', 'x'] });
    expect([tagged.status, tagged.body.data.tags]).toEqual([200, ['x', 'y']]);
    const moved = await me.post(`/api/documents/${id}/move`, { folderId });
    expect([moved.status, moved.body.data.folderId]).toEqual([200, folderId]);
    expect((await me.post(`/api/documents/${id}/move`, { folderId: null })).body.data.folderId).toBeNull();
    expect((await me.post(`/api/documents/${id}/tags`, { tags: [] })).body.data.tags).toEqual([]);
    expectRefusal(await me.post(`/api/documents/${id}/move`, {}), 400, 'VALIDATION_ERROR', ['folderId']);
    expectRefusal(await me.post(`/api/documents/${id}/tags`, {}), 400, 'VALIDATION_ERROR', ['tags']);
  });

  it('lie in folders of their owner alone', async () => {
    const foreign = await addFolder(stranger);
    const { id } = await add();
    for (const folderId of [foreign, 2_000_000_000]) {
      expectRefusal(await me.post('/api/documents', { title: 'X', folderId }), 400, 'VALIDATION_ERROR', ['folderId']);
      expectRefusal(await me.post(`/api/documents/${id}/move`, { folderId }), 400, 'VALIDATION_ERROR', ['folderId']);
    }
  });

  it('are found by each filter', async () => {
    const { client } = await house.member();
    const folderId = await addFolder(client);
    const wanted = await add({ type: 'memo', status: 'ARCHIVED', tags: ['q1'], folderId }, client);
    const other = await add({}, client);
    const ids = async (query: string) => (await client.get(`/api/documents?${query}`)).body.data.items.map(({ id }: { id: number }) => id);
    for (const query of ['type=memo', 'status=ARCHIVED', 'tag=q1', `folderId=${folderId}`]) expect(await ids(query)).toEqual([wanted.id]);
    expect(await ids('folderId=root')).toEqual([other.id]);
    expect(await ids(`ownerId=${wanted.ownerId}&sort=id`)).toEqual([wanted.id, other.id]);
    expect(await ids('shared=by-me')).toEqual([]);
    for (const query of ['status=lost', 'folderId=-1', 'shared=all', 'sort=content', 'tag=a&tag=b']) {
      expectRefusal(await client.get(`/api/documents?${query}`), 400, 'VALIDATION_ERROR', [query.split('=')[0] ?? '']);
    }
  });

  it.each([
    [{}, ['title']],
    [{ title: '' }, ['title']],
    [{ title: 'x'.repeat(201) }, ['title']],
    [{ title: 'x', content: null }, ['content']],
    [{ title: 'x', status: 'draft' }, ['status']],
    [{ title: 'x', type: '' }, ['type']],
    [{ title: 'x', tags: Array.from({ length: 51 }, (_, index) => `t${index}`) }, ['tags']],
    [{ title: 'x', tags: ['x'.repeat(51)] }, ['tags.0']],
    [{ title: 'x', tags: ['ok', ' '] }, ['tags.1']],
    [{ title: 'x', folderId: 'root' }, ['folderId']],
    [{ title: 'x', ownerId: 1 }, ['ownerId']],
    [{ title: 'x', content: 'a\0b' }, ['content']],
  ])('refuse to be made of %j', async (body, fields) => {
    expectRefusal(await me.post('/api/documents', body), 400, 'VALIDATION_ERROR', fields);
  });

  it('take everything up to the limits, in any script', async () => {
    const body = { title: '字'.repeat(200), content: '🙂 & <b> " \\ \r\n'.repeat(20_000).trim(), type: 'ü'.repeat(50), tags: Array.from({ length: 50 }, (_, index) => `${index}`.padEnd(50, 'é')) };
    expect(await add(body)).toMatchObject(body);
  });

  it('hold 1 MiB of text, also where JSON needs several bytes for a character', async () => {
    const { id } = await add({ content: '\u0001'.repeat(1_048_576) });
    expect((await me.get(`/api/documents/${id}`)).body.data.content).toHaveLength(1_048_576);
    expectRefusal(await me.post('/api/documents', { title: 'A', content: 'x'.repeat(1_048_577) }), 400, 'VALIDATION_ERROR', ['content']);
    expectRefusal(await me.post('/api/documents', { title: 'A', content: 'x'.repeat(9_000_000) }), 413, 'PAYLOAD_TOO_LARGE');
  });

  it('carry an ETag, and refuse changes of what changed meanwhile', async () => {
    const { id } = await add();
    const path = `/api/documents/${id}`;
    const tag = (await me.get(path)).headers.get('etag') ?? '';
    expect((await me.get(path, { 'If-None-Match': tag })).status).toBe(304);
    expect((await me.patch(path, { content: 'New' }, { 'If-Match': tag })).status).toBe(200);
    expect((await me.get(path, { 'If-None-Match': tag })).status).toBe(200);
    for (const attempt of [me.patch(path, { content: 'X' }, { 'If-Match': tag }), me.put(path, { title: 'X' }, { 'If-Match': tag }), me.delete(path, { 'If-Match': tag })]) {
      expectRefusal(await attempt, 412, 'PRECONDITION_FAILED');
    }
  });

  it('are made once under one Idempotency-Key', async () => {
    const key = { 'Idempotency-Key': 'documents-are-made-once' };
    const [one, two] = await Promise.all([me.post('/api/documents', { title: 'Once' }, key), me.post('/api/documents', { title: 'Once' }, key)]);
    expect([one.status, two.status, two.body.data.id]).toEqual([201, 201, one.body.data.id]);
  });

  it('need permissions that guests lack', async () => {
    const guest = await house.demo('guest');
    expectRefusal(await guest.get('/api/documents'), 403, 'FORBIDDEN');
    expectRefusal(await guest.post('/api/documents', { title: 'X' }), 403, 'FORBIDDEN');
    expectRefusal(await house.api.anonymous().get('/api/documents'), 401, 'UNAUTHORIZED');
  });
});

describe('POST /api/documents/batch-delete', () => {
  it('deletes what the caller may delete, and says of the rest why it stays', async () => {
    const [own, other, foreign] = [await add(), await add(), await add({}, stranger)];
    const shared = await add({}, stranger);
    await stranger.post(`/api/documents/${shared.id}/share`, { userId: own.ownerId, permission: 'EDIT' });
    const { status, body } = await me.post('/api/documents/batch-delete', { ids: [own.id, foreign.id, shared.id, other.id, own.id] });
    expect(status).toBe(200);
    expect(body.data).toEqual({
      deleted: [own.id, other.id],
      failed: [{ id: foreign.id, code: 'NOT_FOUND' }, { id: shared.id, code: 'FORBIDDEN' }],
    });
    expect((await stranger.get(`/api/documents/${foreign.id}`)).status).toBe(200);
    expectRefusal(await me.post('/api/documents/batch-delete', { ids: [] }), 400, 'VALIDATION_ERROR', ['ids']);
  });
});
