import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { upload } from '../kit/file-house.js';
import { Installation, type Member } from '../kit/installation.js';
import { withinASecond } from '../kit/within-a-second.js';

let house: Installation;
let owner: Member;
let visitor: Member;
let admin: ApiClient;
let path = '';
beforeAll(async () => {
  house = await Installation.start();
  [owner, visitor, admin] = [await house.member(), await house.member(), await house.demo('admin')];
});
beforeEach(async () => {
  path = `/api/documents/${(await owner.client.post('/api/documents', { title: 'Shared plan', content: 'Text' })).body.data.id}`;
});
afterAll(() => house?.stop());

const share = (body: object, client = owner.client) => client.post(`${path}/share`, body);
async function addGroup(...userIds: number[]): Promise<number> {
  const { body } = await admin.post('/api/groups', { name: `Readers of ${path}` });
  await admin.post(`/api/groups/${body.data.id}/members`, { userIds });
  return body.data.id;
}
/** The statuses of reading, listing comments, commenting, changing, restoring, listing shares, sharing and deleting. */
async function reach({ client, id }: Member): Promise<number[]> {
  const answers = [
    await client.get(path),
    await client.get(`${path}/revisions`),
    await client.get(`${path}/comments`),
    await client.post(`${path}/comments`, { content: 'Good' }),
    await client.patch(path, { content: `Changed by ${id}` }),
    await client.post(`${path}/revisions/1/restore`),
    await client.get(`${path}/shares`),
    await client.post(`${path}/share`, { userId: id, permission: 'EDIT' }),
    await client.post(`${path}/unshare`, { userId: id }),
    await client.delete(path),
  ];
  return answers.map(({ status }) => status);
}

describe('what a share allows', () => {
  it.each([
    ['READ', [200, 200, 403, 403, 403, 403, 403, 403, 403, 403]],
    ['COMMENT', [200, 200, 200, 201, 403, 403, 403, 403, 403, 403]],
    ['EDIT', [200, 200, 200, 201, 200, 200, 403, 403, 403, 403]],
  ])('is for %s, to a user and to a group', async (permission, statuses) => {
    expect((await share({ userId: visitor.id, permission })).status).toBe(201);
    expect((await visitor.client.get(path)).body.data.access).toBe(permission);
    expect(await reach(visitor)).toEqual(statuses);
    await owner.client.post(`${path}/unshare`, { userId: visitor.id });
    await share({ groupId: await addGroup(owner.id, visitor.id), permission });
    expect(await reach(visitor)).toEqual(statuses);
  });

  it('is nothing to others: the document is not there', async () => {
    expect(await reach(visitor)).toEqual(Array.from({ length: 10 }, () => 404));
    const { items } = (await visitor.client.get('/api/documents?search=shared')).body.data;
    expect(items.map(({ id }: { id: number }) => `/api/documents/${id}`)).not.toContain(path);
  });

  it('ends at once by unsharing, by leaving the group and by time', async () => {
    await share({ userId: visitor.id, permission: 'EDIT' });
    expect((await visitor.client.get(path)).status).toBe(200);
    expect((await owner.client.post(`${path}/unshare`, { userId: visitor.id })).status).toBe(200);
    expectRefusal(await visitor.client.get(path), 404, 'NOT_FOUND');
    expectRefusal(await owner.client.post(`${path}/unshare`, { userId: visitor.id }), 404, 'NOT_FOUND');

    const groupId = await addGroup(owner.id, visitor.id);
    await share({ groupId, permission: 'READ' });
    expect((await visitor.client.get(path)).status).toBe(200);
    await admin.delete(`/api/groups/${groupId}/members/${visitor.id}`);
    expectRefusal(await visitor.client.get(path), 404, 'NOT_FOUND');

    await share({ userId: visitor.id, permission: 'READ', expiresAt: new Date(Date.now() + 400).toISOString() });
    expect((await visitor.client.get(path)).status).toBe(200);
    await withinASecond(async () => (await visitor.client.get(path)).status === 404);
  });
});

describe('POST /api/documents/:id/share', () => {
  it('answers the share, replaces the one with the same subject, and both are listed with names', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const first = await share({ userId: visitor.id, permission: 'READ', expiresAt });
    expect(first.body.data).toEqual({ id: expect.any(Number), userId: visitor.id, groupId: null, permission: 'READ', expiresAt, createdAt: expect.any(String) });
    const second = await share({ userId: visitor.id, permission: 'COMMENT' });
    expect(second.body.data).toEqual({ ...first.body.data, permission: 'COMMENT', expiresAt: null });
    const groupId = await addGroup(owner.id);
    await share({ groupId, permission: 'EDIT', expiresAt: null });
    const { data } = (await owner.client.get(`${path}/shares`)).body;
    expect(data).toMatchObject({ total: 2, items: [{ ...second.body.data, name: expect.any(String) }, { groupId, userId: null, name: `Readers of ${path}` }] });
  });

  it.each([
    [{ permission: 'READ' }, ['userId', 'groupId']],
    [{ userId: 1, groupId: 1, permission: 'READ' }, ['userId', 'groupId']],
    [{ userId: 2_000_000_000, permission: 'READ' }, ['userId']],
    [{ groupId: 2_000_000_000, permission: 'READ' }, ['groupId']],
    [{ userId: 1, permission: 'OWNER' }, ['permission']],
    [{ userId: 1 }, ['permission']],
    [{ userId: 1, permission: 'READ', expiresAt: '2020-01-01T00:00:00Z' }, ['expiresAt']],
    [{ userId: 1, permission: 'READ', expiresAt: 'tomorrow' }, ['expiresAt']],
  ])('refuses %j', async (body, fields) => {
    expectRefusal(await share(body), 400, 'VALIDATION_ERROR', fields);
  });

  it('knows no group that the caller neither is in nor may see, of documents or of files', async () => {
    const groupId = await addGroup(visitor.id);
    const file = `/api/files/${(await upload(owner.client, 'text')).body.data.id}`;
    for (const way of [`${path}/share`, `${file}/grant`]) {
      const [hidden, unknown] = [await owner.client.post(way, { groupId, permission: 'READ' }), await owner.client.post(way, { groupId: 2_000_000_000, permission: 'READ' })];
      expectRefusal(hidden, 400, 'VALIDATION_ERROR', ['groupId']);
      expect(hidden.body.error.details).toEqual(unknown.body.error.details);
      expect((await admin.post(way, { groupId, permission: 'READ' })).status).toBe(201);
    }
    expect((await owner.client.post(`${path}/unshare`, { groupId })).status).toBe(200);
    expect((await owner.client.post(`${path}/share`, { groupId, permission: 'READ' })).status).toBe(400);
  });

  it('refuses to share with the owner', async () => {
    expectRefusal(await share({ userId: owner.id, permission: 'READ' }), 400, 'VALIDATION_ERROR', ['userId']);
  });

  it('is told as an event, once for each', async () => {
    await share({ userId: visitor.id, permission: 'READ' });
    await owner.client.post(`${path}/unshare`, { userId: visitor.id });
    const subject = Number(path.split('/').at(-1));
    const { data } = (await admin.get(`/api/activities?sort=id&subjectType=document&subjectId=${subject}`)).body;
    expect(data.items.map(({ type }: { type: string }) => type)).toEqual(['document.created', 'document.shared', 'document.unshared']);
    expect(data.items[1].data).toMatchObject({ userId: visitor.id, permission: 'READ' });
  });
});

describe('holders of documents:*', () => {
  it('see, change, share and delete everything', async () => {
    expect((await admin.get(path)).body.data).toMatchObject({ access: 'OWNER', ownerId: owner.id });
    expect((await admin.patch(path, { title: 'Reviewed' })).status).toBe(200);
    expect((await share({ userId: visitor.id, permission: 'READ' }, admin)).status).toBe(201);
    expect((await admin.delete(path)).status).toBe(200);
  });
});

describe('lists', () => {
  it('tell apart what is shared with the caller and by the caller', async () => {
    await share({ userId: visitor.id, permission: 'READ' });
    const id = Number(path.split('/').at(-1));
    const ids = async ({ client }: Member, query: string) => (await client.get(`/api/documents?pageSize=100&${query}`)).body.data.items.map((row: { id: number }) => row.id);
    expect(await ids(visitor, 'shared=with-me')).toContain(id);
    expect(await ids(visitor, 'shared=by-me')).not.toContain(id);
    expect(await ids(owner, 'shared=by-me')).toContain(id);
    expect(await ids(owner, 'shared=with-me')).not.toContain(id);
  });
});
