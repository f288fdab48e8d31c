import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';

let house: Installation;
let admin: ApiClient;
let names = 0;
beforeAll(async () => {
  house = await Installation.start();
  admin = await house.demo('super_admin');
});
afterAll(() => house?.stop());

interface Kind {
  readonly collection: string;
  /** What one is made of. */
  readonly draft: () => object;
  /** What replaces one. */
  readonly whole: () => object;
  /** What changes one. */
  readonly change: () => object;
}

const nextName = (): string => {
  names += 1;
  return `name-${names}`;
};
const role = () => ({ name: nextName(), label: 'Label', permissions: [] });
const account = () => {
  const { email, username } = uniquePerson();
  return { email, username, name: 'Ada Lovelace' };
};
const item = () => ({ name: nextName() });
const KINDS: Record<string, Kind> = {
  users: { collection: '/api/users', draft: account, whole: account, change: () => ({ bio: nextName() }) },
  roles: { collection: '/api/roles', draft: role, whole: role, change: () => ({ label: nextName() }) },
  items: { collection: '/api/items', draft: item, whole: item, change: () => ({ description: nextName() }) },
};

describe.each(Object.entries(KINDS))('%s', (_kind, { collection, draft, whole, change }) => {
  const make = async () => {
    const { status, body, headers } = await admin.post(collection, draft());
    expect(status).toBe(201);
    return { path: `${collection}/${body.data.id}`, tag: headers.get('etag') ?? '' };
  };

  it('carry one ETag while they stay as they are, and another after every change', async () => {
    const { path, tag } = await make();
    const read = await admin.get(path);
    expect([read.headers.get('etag'), read.headers.get('cache-control')]).toEqual([tag, 'private, no-cache']);
    expect(tag).toMatch(/^W\/"\d+(-\w+)?"$/);
    const changed = await admin.patch(path, change());
    expect(changed.headers.get('etag')).not.toBe(tag);
    expect((await admin.get(path)).headers.get('etag')).toBe(changed.headers.get('etag'));
  });

  it('are not sent again to who has them', async () => {
    const { path, tag } = await make();
    for (const held of [tag, `"elsewhere", ${tag}`, tag.replace('W/', ''), '*']) {
      const answer = await admin.get(path, { 'If-None-Match': held });
      expect([answer.status, answer.text, answer.headers.get('etag')]).toEqual([304, '', tag]);
    }
    await admin.patch(path, change());
    expect((await admin.get(path, { 'If-None-Match': tag })).status).toBe(200);
  });

  it('are changed and deleted only as who does so has seen them', async () => {
    const { path, tag } = await make();
    const changed = await admin.patch(path, change(), { 'If-Match': tag });
    expect(changed.status).toBe(200);
    const current = changed.headers.get('etag') ?? '';

    expectRefusal(await admin.patch(path, change(), { 'If-Match': tag }), 412, 'PRECONDITION_FAILED');
    expectRefusal(await admin.delete(path, { 'If-Match': tag }), 412, 'PRECONDITION_FAILED');
    expect((await admin.get(path)).headers.get('etag')).toBe(current);

    expect((await admin.put(path, whole(), { 'If-Match': `"elsewhere", ${current}` })).status).toBe(200);
    expect((await admin.delete(path, { 'If-Match': '*' })).status).toBe(200);
    expectRefusal(await admin.patch(path, change(), { 'If-Match': '*' }), 404, 'NOT_FOUND');
  });

  it('are let alone under an If-Match that cannot be read', async () => {
    const { path } = await make();
    expectRefusal(await admin.patch(path, change(), { 'If-Match': 'anything' }), 400, 'VALIDATION_ERROR', ['If-Match']);
  });

  it('are changed by one of many who saw the same', async () => {
    const { path, tag } = await make();
    const answers = await Promise.all(Array.from({ length: 8 }, () => admin.patch(path, change(), { 'If-Match': tag })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
  });
});

describe('an ETag', () => {
  it('stands for what the caller sees: a role looks different to who may not see its permissions', async () => {
    const { body, headers } = await admin.post('/api/roles', role());
    const path = `/api/roles/${body.data.id}`;
    const seen = await house.api.anonymous().get(path, { 'If-None-Match': headers.get('etag') ?? '' });
    expect([seen.status, Object.keys(seen.body.data).sort()]).toEqual([200, ['id', 'label', 'name']]);
  });

  it('changes with what is shown beside the resource, which If-Match does not heed', async () => {
    const member = await house.member();
    const path = `/api/users/${member.id}`;
    const tag = (await admin.get(path)).headers.get('etag') ?? '';
    await house.api.anonymous().signIn(member.email, member.password);
    expect((await admin.get(path, { 'If-None-Match': tag })).status).toBe(200);
    expect((await admin.patch(path, { bio: 'x' }, { 'If-Match': tag })).status).toBe(200);
  });

  it('is matched after the rights of the caller are', async () => {
    const [member, other] = [await house.member(), await house.member()];
    expectRefusal(await member.client.patch(`/api/users/${other.id}`, { bio: 'x' }, { 'If-Match': 'W/"999"' }), 403, 'FORBIDDEN');
  });

  it('is matched by changes of status and roles as well', async () => {
    const { id } = await house.member();
    const path = `/api/users/${id}`;
    const stale = { 'If-Match': 'W/"999"' };
    expectRefusal(await admin.patch(`${path}/status`, { status: 'INACTIVE' }, stale), 412, 'PRECONDITION_FAILED');
    expectRefusal(await admin.put(`${path}/roles`, { roles: ['guest'] }, stale), 412, 'PRECONDITION_FAILED');
    const tag = (await admin.get(path)).headers.get('etag') ?? '';
    expect((await admin.put(`${path}/roles`, { roles: ['guest'] }, { 'If-Match': tag })).status).toBe(200);
    expectRefusal(await admin.patch(`${path}/status`, { status: 'INACTIVE' }, { 'If-Match': tag }), 412, 'PRECONDITION_FAILED');
  });

  it('is not on the profile at the sign-in, on lists and on failures', async () => {
    for (const path of ['/api/auth/me', '/api/users', '/api/users/999999']) {
      expect((await admin.get(path, { 'If-None-Match': '*' })).headers.get('etag')).toBeNull();
    }
  });
});

describe('REQUIRE_IF_MATCH=true', () => {
  it('refuses changes that do not say what they change, and those alone', async () => {
    const strict = await house.addApi({ REQUIRE_IF_MATCH: 'true' });
    const client = admin.elsewhere(strict.url);
    const { body, headers } = await client.post('/api/items', { name: nextName() });
    const path = `/api/items/${body.data.id}`;
    for (const answer of [await client.patch(path, {}), await client.put(path, { name: nextName() }), await client.delete(path)]) {
      expectRefusal(answer, 428, 'PRECONDITION_REQUIRED', ['If-Match']);
    }
    expectRefusal(await client.patch('/api/users/me', { bio: 'x' }), 428, 'PRECONDITION_REQUIRED', ['If-Match']);
    expectRefusal(await client.delete('/api/auth/sessions/2000000000'), 404, 'NOT_FOUND');
    expect((await client.delete(path, { 'If-Match': headers.get('etag') ?? '' })).status).toBe(200);
  });
});
