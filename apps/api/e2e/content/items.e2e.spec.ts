import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';

const UNKNOWN_ID = 2_000_000_000;

let house: Installation;
let owner: Member;
let stranger: Member;
let manager: Member;
beforeAll(async () => {
  house = await Installation.start();
  [owner, stranger, manager] = [await house.member(), await house.member('guest'), await house.member('admin')];
});
afterAll(() => house?.stop());

const unique = () => `Lamp ${uniquePerson().username}`;
const make = async (body: object = {}) => (await owner.client.post('/api/items', { name: unique(), ...body })).body.data;
const names = (answer: { body: { data: { items: { name: string }[] } } }) => answer.body.data.items.map(({ name }) => name);

describe('POST /api/items', () => {
  it('makes an item that belongs to its maker, and answers with it', async () => {
    const name = unique();
    const { status, body } = await owner.client.post('/api/items', { name: ` ${name} `, description: 'Two arms' });
    expect(status).toBe(201);
    const { id } = body.data;
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(body).toEqual({ success: true, data: { id: expect.any(Number), name, description: 'Two arms', ownerId: owner.id, createdAt: at, updatedAt: at } });
    expect((await stranger.client.get(`/api/items/${id}`)).body).toEqual(body);
  });

  it('needs no description', async () => {
    expect((await make()).description).toBeNull();
    expect((await make({ description: null })).description).toBeNull();
  });

  it('refuses a name that is taken, whatever its case', async () => {
    const { name } = await make();
    for (const taken of [name, name.toUpperCase(), ` ${name}`]) {
      expectRefusal(await stranger.client.post('/api/items', { name: taken }), 409, 'CONFLICT', ['name']);
    }
  });

  it('names every field that is wrong, and those it does not know', async () => {
    const post = (body: object) => owner.client.post('/api/items', body);
    expectRefusal(await post({}), 400, 'VALIDATION_ERROR', ['name']);
    expectRefusal(await post({ name: ' ', description: 'x'.repeat(2001) }), 400, 'VALIDATION_ERROR', ['name', 'description']);
    expectRefusal(await post({ name: 'x'.repeat(101) }), 400, 'VALIDATION_ERROR', ['name']);
    expectRefusal(await post({ name: 7, description: [] }), 400, 'VALIDATION_ERROR', ['name', 'description']);
    expectRefusal(await post({ name: unique(), ownerId: stranger.id }), 400, 'VALIDATION_ERROR', ['ownerId']);
    expectRefusal(await post({ name: 'nul\0' }), 400, 'VALIDATION_ERROR');
  });
});

describe('PUT and PATCH /api/items/:id', () => {
  it('PATCH changes what is sent and nothing else; null clears the description', async () => {
    const item = await make({ description: 'Two arms' });
    const name = unique();
    const patch = async (body: object) => (await owner.client.patch(`/api/items/${item.id}`, body)).body.data;
    expect(await patch({ name })).toMatchObject({ name, description: 'Two arms', ownerId: owner.id });
    expect(await patch({ description: 'One arm' })).toMatchObject({ name, description: 'One arm' });
    expect(await patch({ description: null })).toMatchObject({ name, description: null });
    expect(await patch({})).toMatchObject({ name, description: null });
  });

  it('PUT replaces: a description left out is cleared, and the name is required', async () => {
    const { id } = await make({ description: 'Two arms' });
    const name = unique();
    expect((await owner.client.put(`/api/items/${id}`, { name })).body.data).toMatchObject({ id, name, description: null });
    expectRefusal(await owner.client.put(`/api/items/${id}`, { description: 'x' }), 400, 'VALIDATION_ERROR', ['name']);
  });

  it('let an item keep its own name, in another case as well, and refuse that of another', async () => {
    const [one, two] = [await make(), await make()];
    for (const method of ['PUT', 'PATCH']) {
      const change = (name: string) => owner.client.request(method, `/api/items/${one.id}`, { name });
      expect((await change(one.name)).status).toBe(200);
      expect((await change(one.name.toUpperCase())).body.data.name).toBe(one.name.toUpperCase());
      expectRefusal(await change(two.name.toUpperCase()), 409, 'CONFLICT', ['name']);
    }
  });

  it('are for the owner and administrators', async () => {
    const { id, name } = await make();
    expectRefusal(await stranger.client.patch(`/api/items/${id}`, { description: 'Mine' }), 403, 'FORBIDDEN');
    expectRefusal(await stranger.client.put(`/api/items/${id}`, { name }), 403, 'FORBIDDEN');
    expect((await manager.client.patch(`/api/items/${id}`, { description: 'Seen' })).body.data).toMatchObject({ description: 'Seen', ownerId: owner.id });
  });

  it('find nothing under an unknown id', async () => {
    expectRefusal(await owner.client.patch(`/api/items/${UNKNOWN_ID}`, {}), 404, 'NOT_FOUND');
    expectRefusal(await owner.client.put(`/api/items/${UNKNOWN_ID}`, { name: unique() }), 404, 'NOT_FOUND');
  });
});

describe('DELETE /api/items/:id', () => {
  it('deletes for the owner and administrators, and frees the name', async () => {
    for (const member of [owner, manager]) {
      const { id, name } = await make();
      expectRefusal(await stranger.client.delete(`/api/items/${id}`), 403, 'FORBIDDEN');
      expect((await member.client.delete(`/api/items/${id}`)).body).toEqual({ success: true, data: { id } });
      expectRefusal(await owner.client.get(`/api/items/${id}`), 404, 'NOT_FOUND');
      expectRefusal(await member.client.delete(`/api/items/${id}`), 404, 'NOT_FOUND');
      expect((await stranger.client.post('/api/items', { name })).status).toBe(201);
    }
  });
});

describe('GET /api/items', () => {
  it('filters by parts of name and description, searches both, and combines them', async () => {
    const marker = uniquePerson().username;
    await make({ name: `${marker} Alpha` });
    await make({ name: `${marker} Beta`, description: 'Green with 100% cotton' });
    const list = async (query: string) => names(await stranger.client.get(`/api/items?sort=name&${query}`));
    expect(await list(`name=${marker.toUpperCase()}`)).toEqual([`${marker} Alpha`, `${marker} Beta`]);
    expect(await list(`name=${marker}&description=GREEN`)).toEqual([`${marker} Beta`]);
    expect(await list(`search=${marker}&description=100%25`)).toEqual([`${marker} Beta`]);
    expect(await list(`search=${marker}%25`)).toEqual([]);
    expect(await list(`name=${marker}&search=alpha`)).toEqual([`${marker} Alpha`]);
  });

  it('shows the newest first unless told, by page and by cursor', async () => {
    const marker = uniquePerson().username;
    const made: string[] = [];
    for (const stem of ['b', 'c', 'a']) made.push((await make({ name: `${stem} ${marker}` })).name);
    const list = (query = '') => owner.client.get(`/api/items?name=${marker}&pageSize=2${query}`);
    const first = (await list()).body.data;
    expect(first).toMatchObject({ total: 3, page: 1, pageSize: 2, totalPages: 2 });
    const rest = (await list(`&cursor=${encodeURIComponent(first.nextCursor)}`)).body.data;
    expect([...first.items, ...rest.items].map(({ name }: { name: string }) => name)).toEqual(made.toReversed());
    expect(names(await list('&sort=-name'))).toEqual([`c ${marker}`, `b ${marker}`]);
    expectRefusal(await list('&sort=ownerId'), 400, 'VALIDATION_ERROR', ['sort']);
  });

  it('is for everybody who is signed in, and nobody else', async () => {
    expect((await stranger.client.get('/api/items')).status).toBe(200);
    for (const [method, path] of [['GET', ''], ['POST', ''], ['GET', '/1'], ['PUT', '/1'], ['PATCH', '/1'], ['DELETE', '/1']]) {
      expectRefusal(await house.api.anonymous().request(method ?? '', `/api/items${path}`, method === 'GET' ? undefined : {}), 401, 'UNAUTHORIZED');
    }
  });
});
