import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';
import { postDraft } from './post-draft.js';

let house: Installation;
let author: Member;
let reader: Member;
let admin: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  [author, reader] = [await house.member(), await house.member()];
  admin = await house.demo('super_admin');
});
afterAll(() => house?.stop());

const make = async (given: object = {}): Promise<string> => `/api/blog/posts/${(await author.client.post('/api/blog/posts', { ...postDraft(), ...given })).body.data.id}`;
const statisticsOf = (post: string, client = admin) => client.get(`${post}/statistics`);
const counted = async (post: string) => {
  const { viewNumber, sharedNumber } = (await statisticsOf(post)).body.data;
  return [viewNumber, sharedNumber];
};
/** A change of rights holds at once on the process that made it, and within a second on others. */
const isShown = async (post: string, client: ApiClient) => (await statisticsOf(post, client)).status;

describe('GET /api/blog/posts/:id/statistics', () => {
  it('is made with the post, in its transaction: nothing viewed, nothing shared', async () => {
    const post = await make();
    const { status, body } = await statisticsOf(post);
    expect(status).toBe(200);
    expect(body).toEqual({ success: true, data: { postId: Number(post.split('/').at(-1)), viewNumber: 0, sharedNumber: 0, updatedAt: expect.stringMatching(/Z$/) } });
  });

  it('counts each reading of the post and each sharing, and no list, change or reading of itself', async () => {
    const post = await make();
    for (const client of [reader.client, author.client, reader.client]) await client.get(post);
    await author.client.patch(post, { title: 'Changed' });
    await reader.client.get('/api/blog/posts');
    expect((await reader.client.post(`${post}/share`)).body).toEqual({ success: true, data: { id: expect.any(Number), shareUrl: expect.stringMatching(/^\/web\/blog\/\d+$/) } });
    expect(await counted(post)).toEqual([3, 1]);
    expect(await counted(post)).toEqual([3, 1]);
  });

  it('counts nobody who asks only whether the post is there, or still the same', async () => {
    const post = await make();
    const headers = { Authorization: `Bearer ${reader.client.accessToken}` };
    const address = house.api.url + post;
    const tag = (await fetch(address, { headers })).headers.get('etag') ?? '';
    const asked = [await fetch(address, { method: 'HEAD', headers }), await fetch(address, { headers: { ...headers, 'If-None-Match': tag } })];
    expect([...asked.map(({ status }) => status), ...(await counted(post))]).toEqual([200, 304, 1, 0]);
  });

  it('counts no reading of a draft, which cannot be shared either', async () => {
    const post = await make({ status: 'DRAFT' });
    await author.client.get(post);
    expectRefusal(await author.client.post(`${post}/share`), 409, 'CONFLICT');
    expectRefusal(await reader.client.post(`${post}/share`), 404, 'NOT_FOUND');
    expect(await counted(post)).toEqual([0, 0]);
  });

  it('counts what two processes are asked at the same time', async () => {
    const second = await house.addApi();
    const other = second.anonymous();
    other.keep(await other.post('/api/auth/login', { email: reader.email, password: reader.password }));
    const post = await make();
    await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? other : reader.client).get(post)));
    await second.stop();
    expect(await counted(post)).toEqual([20, 0]);
  });

  it('ends with the post', async () => {
    const post = await make();
    await author.client.delete(post);
    expectRefusal(await statisticsOf(post), 404, 'NOT_FOUND');
  });
});

describe('blog:view_stats, formerly can_view_stats,', () => {
  it.each(['can_view_stats', 'blog:view_stats'])('is granted as %s to a user and taken away while everything runs', async (name) => {
    const [post, { id, client }] = [await make(), await house.member()];
    expect(await isShown(post, client)).toBe(403);
    expect((await admin.post(`/api/users/${id}/permissions`, { permissions: [name] })).status).toBe(200);
    expect(await isShown(post, client)).toBe(200);
    expect((await client.get('/api/auth/me')).body.data.permissions).toContain('blog:view_stats');
    expect((await admin.delete(`/api/users/${id}/permissions/${encodeURIComponent(name)}`)).status).toBe(200);
    expect(await isShown(post, client)).toBe(403);
  });

  it.each(['can_view_stats', 'blog:view_stats'])('is granted as %s to a group, to all who are in it, and taken away', async (name) => {
    const [post, { id, client }] = [await make(), await house.member()];
    const group = `/api/groups/${(await admin.post('/api/groups', { name: `Readers by ${name}` })).body.data.id}`;
    await admin.post(`${group}/members`, { userIds: [id] });
    expect(await isShown(post, client)).toBe(403);
    expect((await admin.post(`${group}/permissions`, { permissions: [name] })).status).toBe(200);
    expect(await isShown(post, client)).toBe(200);
    expect((await admin.delete(`${group}/permissions/${encodeURIComponent(name)}`)).status).toBe(200);
    expect(await isShown(post, client)).toBe(403);
  });

  it('is granted by its old name to a role and to a new group', async () => {
    const role = await admin.post('/api/roles', { name: 'figures', label: 'Sees figures', permissions: ['can_view_stats'] });
    expect(role.body.data.permissions).toEqual(['blog:view_stats']);
    const { client } = await house.member('user', 'figures');
    expect(await isShown(await make(), client)).toBe(200);
    expect((await client.post('/api/permissions/check', { permissions: ['can_view_stats', 'blog:view_stats'] })).body.data.allowed).toEqual({ can_view_stats: true, 'blog:view_stats': true });
    const group = await admin.post('/api/groups', { name: 'Made with it', permissions: ['can_view_stats'] });
    expect(group.body.data.permissions).toEqual(['blog:view_stats']);
  });

  it('stands in the catalogue of permissions', async () => {
    const { body } = await admin.get('/api/permissions?search=view_stats');
    expect(body.data.items).toMatchObject([{ name: 'blog:view_stats', resource: 'blog', action: 'view_stats' }]);
  });
});
