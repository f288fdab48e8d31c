import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { FileHouse, upload } from '../kit/file-house.js';
import type { Member } from '../kit/installation.js';

let house: FileHouse;
let owner: Member;
let anyone: ApiClient;
let id: number;
beforeAll(async () => {
  house = await FileHouse.start();
  owner = await house.installation.member();
  anyone = house.installation.api.anonymous({ 'User-Agent': 'curious' });
  id = (await upload(owner.client, 'shared text', 'shared.txt')).body.data.id;
});
afterAll(() => house?.stop());

const share = async (body?: object) => (await owner.client.post(`/api/files/${id}/share`, body)).body.data;
const show = (token: string, headers = {}) => anyone.get(`/api/files/shared/${token}`, headers);
const download = (token: string, headers = {}) => anyone.get(`/api/files/shared/${token}/download`, headers);

describe('POST /api/files/:id/share', () => {
  it('makes a link that opens the file to anybody, and tells its token once', async () => {
    const { status, body } = await owner.client.post(`/api/files/${id}/share`);
    expect(status).toBe(201);
    const { shareToken, shareUrl } = body.data;
    expect(body.data).toEqual({
      id: expect.any(Number), fileId: id, permission: 'READ', hasPassword: false, expiresAt: null, maxAccess: null, accessCount: 0,
      createdAt: expect.any(String), revokedAt: null, shareToken: expect.stringMatching(/^[\w-]{43}$/), shareUrl: expect.stringMatching(`/${shareToken}$`),
    });
    expect((await anyone.get(new URL(shareUrl).pathname)).body.data).toMatchObject({ name: 'shared.txt', size: 11, permission: 'READ' });
    expect((await download(shareToken)).text).toBe('shared text');
    const listed = await owner.client.get(`/api/files/${id}/shares`);
    expect(listed.body.data.items[0]).toMatchObject({ id: body.data.id, accessCount: 1 });
    expect(listed.text).not.toContain(shareToken);
    const everything = JSON.stringify(await house.installation.database.sql('file_links').select());
    expect(everything).not.toContain(shareToken);
  });

  it('refuses what cannot be', async () => {
    const refused = (body: object, ...fields: string[]) => owner.client.post(`/api/files/${id}/share`, body).then((answer) => expectRefusal(answer, 400, 'VALIDATION_ERROR', fields));
    await refused({ expiresAt: new Date(Date.now() - 1).toISOString() }, 'expiresAt');
    await refused({ maxAccess: 0 }, 'maxAccess');
    await refused({ password: '' }, 'password');
    await refused({ permission: 'EDIT' }, 'permission');
    expectRefusal(await (await house.installation.member()).client.post(`/api/files/${id}/share`), 404, 'NOT_FOUND');
  });
});

describe('a link', () => {
  it('that was never made is not found', async () => {
    for (const token of ['x', 'A'.repeat(43), '..', '%00', 'a'.repeat(128)]) expect((await show(token)).status).toBeGreaterThanOrEqual(400);
    expectRefusal(await show('A'.repeat(43)), 404, 'NOT_FOUND');
    expectRefusal(await download('A'.repeat(43)), 404, 'NOT_FOUND');
  });

  it('with a password opens with that alone', async () => {
    const { shareToken } = await share({ password: 'naïve pässword' });
    expectRefusal(await show(shareToken), 401, 'UNAUTHORIZED');
    expectRefusal(await download(shareToken, { 'X-Share-Password': 'wrong' }), 401, 'UNAUTHORIZED');
    expect((await download(shareToken, { 'X-Share-Password': 'naïve pässword' })).text).toBe('shared text');
    expect((await show(shareToken, { 'X-Share-Password': Buffer.from('naïve pässword').toString('latin1') })).status).toBe(200);
  });

  it('is closed to guessing after ten wrong passwords, also when they come at once', async () => {
    const { shareToken } = await share({ password: 'right' });
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, guess) => show(shareToken, { 'X-Share-Password': `wrong ${guess}` })));
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(20);
    const answer = await show(shareToken, { 'X-Share-Password': 'right' });
    expectRefusal(answer, 429, 'RATE_LIMITED');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('counts downloads, and neither looks nor answers without bytes', async () => {
    const { shareToken } = await share({ maxAccess: 2 });
    await show(shareToken);
    await anyone.request('HEAD', `/api/files/shared/${shareToken}/download`);
    const first = await download(shareToken);
    await download(shareToken, { 'If-None-Match': first.headers.get('etag') ?? '' });
    expect((await download(shareToken, { Range: 'bytes=99-' })).status).toBe(416);
    expect((await show(shareToken)).body.data.accessCount).toBe(1);
    expect((await download(shareToken)).status).toBe(200);
    expectRefusal(await download(shareToken), 404, 'NOT_FOUND');
    expectRefusal(await show(shareToken), 404, 'NOT_FOUND');
  });

  it('closes when its time comes, when it is revoked, and with its file', async () => {
    const soon = await share({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    expect((await show(soon.shareToken)).status).toBe(200);
    await house.installation.database.sql('file_links').where({ id: soon.id }).update({ expires_at: new Date() });
    expectRefusal(await show(soon.shareToken), 404, 'NOT_FOUND');

    const revoked = await share();
    const { status, body } = await owner.client.post(`/api/files/shares/${revoked.id}/revoke`);
    expect([status, body.data.revokedAt]).toEqual([200, expect.any(String)]);
    expect((await owner.client.post(`/api/files/shares/${revoked.id}/revoke`)).body.data.revokedAt).toBe(body.data.revokedAt);
    expectRefusal(await download(revoked.shareToken), 404, 'NOT_FOUND');
    expectRefusal(await (await house.installation.member()).client.post(`/api/files/shares/${revoked.id}/revoke`), 404, 'NOT_FOUND');

    const gone = (await upload(owner.client, 'x')).body.data.id;
    const { shareToken } = (await owner.client.post(`/api/files/${gone}/share`)).body.data;
    await owner.client.delete(`/api/files/${gone}`);
    expectRefusal(await show(shareToken), 404, 'NOT_FOUND');
  });

  it('is closed while the account of its owner is suspended', async () => {
    const { id: userId, client } = await house.installation.member();
    const file = (await upload(client, 'kept back')).body.data.id;
    const { shareToken } = (await client.post(`/api/files/${file}/share`)).body.data;
    const admin = await house.installation.demo('super_admin');
    await admin.patch(`/api/users/${userId}/status`, { status: 'SUSPENDED' });
    expectRefusal(await show(shareToken), 404, 'NOT_FOUND');
    expectRefusal(await download(shareToken), 404, 'NOT_FOUND');
    await admin.patch(`/api/users/${userId}/status`, { status: 'ACTIVE' });
    expect((await download(shareToken)).text).toBe('kept back');
  });

  it('is closed while its maker could not make it, and is listed and revoked by the owner of the file', async () => {
    const [maker, superAdmin] = [await house.installation.member('admin'), await house.installation.demo('super_admin')];
    const become = (role: string) => superAdmin.put(`/api/users/${maker.id}/roles`, { roles: [role] });
    const file = (await upload(owner.client, 'not theirs')).body.data.id;
    const { id: linkId, shareToken } = (await maker.client.post(`/api/files/${file}/share`, { password: 'pass' })).body.data;
    const right = { 'X-Share-Password': 'pass' };
    expect((await download(shareToken, right)).text).toBe('not theirs');
    for (const role of ['guest', 'user']) {
      expect((await become(role)).status).toBe(200);
      for (const headers of [{}, { 'X-Share-Password': 'wrong' }, right]) {
        expectRefusal(await show(shareToken, headers), 404, 'NOT_FOUND');
        expectRefusal(await download(shareToken, headers), 404, 'NOT_FOUND');
      }
    }
    await become('admin');
    expect((await download(shareToken, right)).text).toBe('not theirs');
    expect((await owner.client.get(`/api/files/${file}/shares`)).body.data.items).toMatchObject([{ id: linkId, accessCount: 2 }]);
    expect((await owner.client.post(`/api/files/shares/${linkId}/revoke`)).status).toBe(200);
    expectRefusal(await download(shareToken, right), 404, 'NOT_FOUND');
  });

  it('to one’s own file is closed while one may share nothing', async () => {
    const [maker, superAdmin] = [await house.installation.member(), await house.installation.demo('super_admin')];
    const file = (await upload(maker.client, 'own')).body.data.id;
    const { shareToken } = (await maker.client.post(`/api/files/${file}/share`)).body.data;
    await superAdmin.put(`/api/users/${maker.id}/roles`, { roles: ['guest'] });
    expectRefusal(await download(shareToken), 404, 'NOT_FOUND');
    await superAdmin.put(`/api/users/${maker.id}/roles`, { roles: ['user'] });
    expect((await download(shareToken)).text).toBe('own');
  });

  it('keeps account of who followed it, for the owner alone', async () => {
    const file = (await upload(owner.client, 'logged')).body.data.id;
    const { id: linkId, shareToken } = (await owner.client.post(`/api/files/${file}/share`, { maxAccess: 1, password: 'pass' })).body.data;
    await download(shareToken, { 'X-Share-Password': 'wrong' });
    await show(shareToken, { 'X-Share-Password': 'pass' });
    await download(shareToken, { 'X-Share-Password': 'pass' });
    await download(shareToken, { 'X-Share-Password': 'pass' });
    const { items } = (await owner.client.get(`/api/files/${file}/access-logs?sort=createdAt`)).body.data;
    expect(items.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['WRONG_PASSWORD', 'SHOWN', 'DOWNLOADED', 'CLOSED']);
    expect(items[0]).toEqual({ id: expect.any(Number), linkId, signedBy: null, ip: '127.0.0.1', userAgent: 'curious', outcome: 'WRONG_PASSWORD', createdAt: expect.any(String) });
    expectRefusal(await (await house.installation.member()).client.get(`/api/files/${file}/access-logs`), 404, 'NOT_FOUND');
  });
});
