import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';
import type { Json } from '../kit/json.js';
import { postDraft } from './post-draft.js';

const PATH = '/api/blog/posts';
const UNKNOWN = `${PATH}/2000000000`;
const WRONG = { title: 'x'.repeat(201), description: 7, status: 'HIDDEN' };
const SECOND = { title: 'Old bridge', description: 'Something else altogether.' };
const CLEARED = { description: null };

let house: Installation;
let maker: Member;
let stranger: Member;
let guest: Member;
let manager: Member;
beforeAll(async () => {
  house = await Installation.start();
  maker = await house.member();
  [stranger, guest, manager] = [await house.member(), await house.member('guest'), await house.member('admin')];
});
afterAll(() => house?.stop());

const make = async (given: object = {}) => (await maker.client.post(PATH, { ...postDraft(), ...given })).body.data;
const ids = (answer: Json) => answer.body.data.items.map(({ id }: Json) => id);
const requiredNames = ['title'];

describe('POST /api/blog/posts', () => {
  it('makes a post that its maker wrote, published at once, answers with it and records it', async () => {
    const draft = postDraft();
    const { status, body, headers } = await maker.client.post(PATH, draft);
    expect(status).toBe(201);
    const { id } = body.data;
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(body).toEqual({
      success: true,
      data: {
        ...draft,
        id: expect.any(Number),
        status: 'PUBLISHED',
        authorId: maker.id,
        author: { id: maker.id, username: maker.username, name: expect.any(String) },
        publishedAt: at,
        createdAt: at,
        updatedAt: at,
      },
    });
    const read = await guest.client.get(`${PATH}/${id}`);
    expect([read.body, read.headers.get('etag')]).toEqual([body, headers.get('etag')]);
    const events = await house.database.sql('activities').where({ subject_type: 'post', subject_id: id }).pluck<string[]>('type');
    expect(events).toEqual(['post.created']);
  });

  it('needs nothing of what may be null', async () => {
    const { description: _description, ...least } = postDraft();
    expect((await maker.client.post(PATH, least)).body.data).toMatchObject({ ...least, ...CLEARED });
    expect(await make(CLEARED)).toMatchObject(CLEARED);
  });

  it('names every field that is missing or wrong, and those it does not know', async () => {
    const post = (body: object) => maker.client.post(PATH, body);
    expectRefusal(await post({}), 400, 'VALIDATION_ERROR', requiredNames);
    expectRefusal(await post({ ...postDraft(), ...Object.fromEntries(requiredNames.map((name) => [name, null])) }), 400, 'VALIDATION_ERROR', requiredNames);
    expectRefusal(await post(WRONG), 400, 'VALIDATION_ERROR', Object.keys(WRONG));
    expectRefusal(await post({ ...postDraft(), id: 1, nonsense: 1 }), 400, 'VALIDATION_ERROR', ['id', 'nonsense']);
  });

  it('once for one Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': `post-${maker.id}` };
    const [first, second] = [await maker.client.post(PATH, postDraft(), headers), await maker.client.post(PATH, postDraft(), headers)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expectRefusal(await maker.client.post(PATH, { title: 'Another' }, headers), 409, 'CONFLICT', ['Idempotency-Key']);
  });

  it('is for holders of blog:create', async () => {
    expectRefusal(await guest.client.post(PATH, postDraft()), 403, 'FORBIDDEN');
  });
});

describe('PUT and PATCH /api/blog/posts/:id', () => {
  it('PATCH changes what is sent and nothing else; null clears', async () => {
    const { updatedAt, ...made } = await make();
    const patch = async (body: object) => (await maker.client.patch(`${PATH}/${made.id}`, body)).body.data;
    expect(await patch({})).toMatchObject(made);
    expect(await patch({ title: SECOND.title })).toMatchObject({ ...made, title: SECOND.title });
    expect(await patch(SECOND)).toMatchObject({ ...made, ...SECOND });
    expect(await patch(CLEARED)).toMatchObject({ ...made, ...SECOND, ...CLEARED });
    expectRefusal(await maker.client.patch(`${PATH}/${made.id}`, WRONG), 400, 'VALIDATION_ERROR', Object.keys(WRONG));
    await maker.client.delete(`${PATH}/${made.id}`);
  });

  it('PUT replaces: what is left out is cleared, and what may not be null is required', async () => {
    const { id } = await make();
    const { description: _description, ...least } = postDraft();
    expect((await maker.client.put(`${PATH}/${id}`, least)).body.data).toMatchObject({ id, ...least, ...CLEARED });
    expectRefusal(await maker.client.put(`${PATH}/${id}`, {}), 400, 'VALIDATION_ERROR', requiredNames);
  });

  it('are for the author and administrators', async () => {
    const { id } = await make();
    for (const { client } of [stranger, guest]) {
      expectRefusal(await client.patch(`${PATH}/${id}`, {}), 403, 'FORBIDDEN');
      expectRefusal(await client.put(`${PATH}/${id}`, postDraft()), 403, 'FORBIDDEN');
    }
    expect((await manager.client.put(`${PATH}/${id}`, postDraft())).body.data).toMatchObject({ id, authorId: maker.id });
  });

  it('change and delete only what its caller has seen, where the caller says so', async () => {
    const { id } = await make();
    const tag = (await maker.client.get(`${PATH}/${id}`)).headers.get('etag') ?? '';
    expect((await maker.client.get(`${PATH}/${id}`, { 'If-None-Match': tag })).status).toBe(304);
    expect((await maker.client.put(`${PATH}/${id}`, postDraft(), { 'If-Match': tag })).status).toBe(200);
    expectRefusal(await maker.client.patch(`${PATH}/${id}`, {}, { 'If-Match': tag }), 412, 'PRECONDITION_FAILED');
    expectRefusal(await maker.client.delete(`${PATH}/${id}`, { 'If-Match': tag }), 412, 'PRECONDITION_FAILED');
  });

  it('publish a draft, which nobody else knew of, and take it back', async () => {
    const { id, publishedAt } = await make({ status: 'DRAFT' });
    expect(publishedAt).toBeNull();
    const strangers = async () => Promise.all([stranger.client.get(`${PATH}/${id}`), stranger.client.patch(`${PATH}/${id}`, {}), stranger.client.delete(`${PATH}/${id}`)]);
    expect((await strangers()).map(({ status }) => status)).toEqual([404, 404, 404]);
    expect((await manager.client.get(`${PATH}/${id}`)).status).toBe(200);
    const published = (await maker.client.patch(`${PATH}/${id}`, { status: 'PUBLISHED' })).body.data;
    expect(published).toMatchObject({ status: 'PUBLISHED', publishedAt: expect.any(String) });
    expect((await stranger.client.get(`${PATH}/${id}`)).body.data).toEqual(published);
    expect((await maker.client.patch(`${PATH}/${id}`, { status: 'DRAFT' })).body.data).toMatchObject({ publishedAt: null });
    expect((await stranger.client.get(`${PATH}/${id}`)).status).toBe(404);
  });

  it('find nothing under an unknown id', async () => {
    expectRefusal(await manager.client.patch(UNKNOWN, {}), 404, 'NOT_FOUND');
    expectRefusal(await manager.client.put(UNKNOWN, postDraft()), 404, 'NOT_FOUND');
  });
});

describe('DELETE /api/blog/posts/:id', () => {
  it('deletes for the author and administrators', async () => {
    for (const { client } of [maker, manager]) {
      const { id } = await make();
      for (const other of [stranger, guest]) expectRefusal(await other.client.delete(`${PATH}/${id}`), 403, 'FORBIDDEN');
      expect((await client.delete(`${PATH}/${id}`)).body).toEqual({ success: true, data: { id } });
      expectRefusal(await client.get(`${PATH}/${id}`), 404, 'NOT_FOUND');
      expectRefusal(await client.delete(`${PATH}/${id}`), 404, 'NOT_FOUND');
    }
  });
});

describe('GET /api/blog/posts', () => {
  it.each([
    ['title', SECOND.title],
    ['description', SECOND.description],
  ] as const)('filters by %s', async (name, value) => {
    const other = await make();
    const found = await make({ [name]: value });
    const listed = ids(await guest.client.get(`${PATH}?${name}=${encodeURIComponent(value)}&sort=-id&pageSize=100`));
    expect(listed).toContain(found.id);
    expect(listed).not.toContain(other.id);
    await maker.client.delete(`${PATH}/${found.id}`);
  });

  it.each(['title', 'description'] as const)('searches %s', async (name) => {
    const other = await make();
    const found = await make({ [name]: SECOND[name] });
    const listed = ids(await guest.client.get(`${PATH}?search=${encodeURIComponent(SECOND[name])}&sort=-id&pageSize=100`));
    expect(listed).toContain(found.id);
    expect(listed).not.toContain(other.id);
    await maker.client.delete(`${PATH}/${found.id}`);
  });

  it('shows the newest first unless told, by page and by cursor', async () => {
    const made = [await make(), await make(), await make()].map(({ id }) => id);
    const list = (query = '') => guest.client.get(`${PATH}?pageSize=2${query}`);
    const first = await list();
    expect(first.body.data).toMatchObject({ page: 1, pageSize: 2, total: expect.any(Number) });
    const rest = await list(`&cursor=${encodeURIComponent(first.body.data.nextCursor)}`);
    expect([...ids(first), ...ids(rest)].slice(0, 3)).toEqual(made.toReversed());
    expectRefusal(await list('&sort=nonsense'), 400, 'VALIDATION_ERROR', ['sort']);
  });

  it('filters by author, by id or username', async () => {
    const other = await house.member();
    const { body } = await other.client.post(PATH, postDraft());
    await make();
    expect(ids(await guest.client.get(`${PATH}?authorId=${other.id}`))).toEqual([body.data.id]);
    expect(ids(await guest.client.get(`${PATH}?author=${other.username.toUpperCase()}`))).toEqual([body.data.id]);
    expect(ids(await guest.client.get(`${PATH}?author=nobody`))).toEqual([]);
  });

  it('filters by status, and shows drafts to their authors and administrators alone', async () => {
    const author = await house.member();
    const write = async (given: object) => (await author.client.post(PATH, { ...postDraft(), ...given })).body.data.id;
    const [draft, published] = [await write({ status: 'DRAFT' }), await write({})];
    const of = async (client: Member['client'], status: string) => ids(await client.get(`${PATH}?authorId=${author.id}&status=${status}`));
    for (const { client } of [author, manager]) expect([await of(client, 'DRAFT'), await of(client, 'PUBLISHED')]).toEqual([[draft], [published]]);
    for (const { client } of [stranger, guest]) expect([await of(client, 'DRAFT'), await of(client, 'PUBLISHED')]).toEqual([[], [published]]);
    expectRefusal(await guest.client.get(`${PATH}?status=HIDDEN`), 400, 'VALIDATION_ERROR', ['status']);
  });

  it('is for everybody who is signed in, and nobody else', async () => {
    expect((await guest.client.get(PATH)).status).toBe(200);
    for (const [method, path] of [['GET', PATH], ['POST', PATH], ['GET', UNKNOWN], ['PUT', UNKNOWN], ['PATCH', UNKNOWN], ['DELETE', UNKNOWN]] as const) {
      expectRefusal(await house.api.anonymous().request(method, path, method === 'GET' ? undefined : {}), 401, 'UNAUTHORIZED');
    }
  });
});
