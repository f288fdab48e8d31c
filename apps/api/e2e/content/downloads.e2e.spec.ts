import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { FileHouse, upload } from '../kit/file-house.js';
import type { Member } from '../kit/installation.js';

const TEXT = '0123456789';
const ETAG = `"${createHash('sha256').update(TEXT).digest('hex')}"`;

let house: FileHouse;
let owner: Member;
let id: number;
beforeAll(async () => {
  house = await FileHouse.start();
  owner = await house.installation.member();
  id = (await upload(owner.client, TEXT, 'digits.txt')).body.data.id;
});
afterAll(() => house?.stop());

const download = (headers = {}, client: ApiClient = owner.client) => client.get(`/api/files/${id}/download`, headers);

describe('GET /api/files/:id/download', () => {
  it('sends the bytes with what a client needs to keep, resume and save them', async () => {
    const { status, text, headers } = await download();
    expect([status, text]).toEqual([200, TEXT]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-length': '10', 'content-type': 'text/plain; charset=utf-8', 'accept-ranges': 'bytes', etag: ETAG,
      'content-disposition': 'attachment; filename=digits.txt', 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache',
    });
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  it.each([
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=3-5', '345', 'bytes 3-5/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=0-99', TEXT, 'bytes 0-9/10'],
    ['bytes=-99', TEXT, 'bytes 0-9/10'],
  ])('sends the part %s', async (range, text, contentRange) => {
    const answer = await download({ Range: range });
    expect([answer.status, answer.text, answer.headers.get('content-range'), answer.headers.get('content-length')]).toEqual([206, text, contentRange, String(text.length)]);
  });

  it.each(['bytes=0-1,5-6', 'bytes=0-3,2-5', 'lines=1-2', 'bytes=5-2', 'nonsense', 'bytes=a-b'])('sends the whole for %s', async (range) => {
    const { status, text } = await download({ Range: range });
    expect([status, text]).toEqual([200, TEXT]);
  });

  it.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])('refuses the part %s, which is not there', async (range) => {
    const answer = await download({ Range: range });
    expectRefusal(answer, 416, 'RANGE_NOT_SATISFIABLE');
    expect(answer.headers.get('content-range')).toBe('bytes */10');
    expect(answer.headers.get('content-disposition')).toBeNull();
  });

  it('sends nothing to who has it already, and a part only of what they have', async () => {
    for (const held of [ETAG, `W/${ETAG}`, '*', `"other", ${ETAG}`]) {
      const { status, text } = await download({ 'If-None-Match': held });
      expect([status, text]).toEqual([304, '']);
    }
    expect((await download({ 'If-None-Match': '"other"' })).status).toBe(200);
    expect((await download({ Range: 'bytes=1-2', 'If-Range': ETAG })).text).toBe('12');
    for (const other of ['"other"', `W/${ETAG}`, 'Sun, 01 Mar 2026 12:00:00 GMT']) {
      expect((await download({ Range: 'bytes=1-2', 'If-Range': other })).text).toBe(TEXT);
    }
  });

  it('tells all that without the bytes for HEAD', async () => {
    const { status, text, headers } = await owner.client.request('HEAD', `/api/files/${id}/download`, undefined, { Range: 'bytes=1-2' });
    expect([status, text, headers.get('content-length'), headers.get('etag')]).toEqual([200, '', '10', ETAG]);
  });

  it('sends to whoever asks for any type', async () => {
    expect((await download({ Accept: 'application/pdf' })).text).toBe(TEXT);
  });

  it('needs the permission and the right to see the file, and tells nobody else that there is one', async () => {
    const [guest, stranger] = [await house.installation.member('guest'), await house.installation.member()];
    expectRefusal(await download({}, house.installation.api.anonymous()), 401, 'UNAUTHORIZED');
    expectRefusal(await download({}, guest.client), 403, 'FORBIDDEN');
    expectRefusal(await download({}, stranger.client), 404, 'NOT_FOUND');
    expectRefusal(await stranger.client.get('/api/files/999999999/download'), 404, 'NOT_FOUND');
  });
});

describe('hostile content', () => {
  it.each([
    ['../../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system.ini', 'system.ini'],
    ['evil";\r\nSet-Cookie: a=b', 'evil";Set-Cookie: a=b'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['naïve – отчёт 🎉.txt', 'naïve – отчёт 🎉.txt'],
    ['CON', 'CON'],
    ['%2e%2e%2f', '%2e%2e%2f'],
    ['<script>alert(1)<-script>.html', '<script>alert(1)<-script>.html'],
    ['.', 'file'],
    ['a'.repeat(300), 'a'.repeat(255)],
  ])('the name %j is shown and sent, and leads nowhere', async (name, shown) => {
    const { status, body } = await upload(owner.client, 'x', 'plain.txt');
    expect(status).toBe(201);
    const renamed = await upload(owner.client, 'x', name);
    expect([renamed.status, renamed.body.data.name.replace('%0D%0A', '').replaceAll('%22', '"')]).toEqual([201, shown]);
    const { headers } = await owner.client.get(`/api/files/${renamed.body.data.id}/download`);
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('set-cookie')).toBeNull();
    expect((await house.keysOnDisk()).every((key) => /^[0-9a-f-]{36}$/.test(key))).toBe(true);
    await owner.client.delete(`/api/files/${body.data.id}`);
  });

  const GIF = 'GIF89a\u0001\0\u0001\0\0\0\0;';
  it.each([
    ['HTML', '<!doctype html><script>alert(1)</script>', 'page.html'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image.svg'],
    ['XML with a style sheet', '<?xml version="1.0"?><?xml-stylesheet href="javascript:alert(1)"?><a/>', 'feed.xml'],
    ['a GIF that is a script', `${GIF}/*<script>alert(1)</script>*/`, 'gif.html'],
    ['a PDF that is a page', '%PDF-1.4 <script>alert(1)</script>', 'doc.html'],
    ['JavaScript', '#!/usr/bin/env node\nalert(1)', 'x.js'],
  ])('%s is saved, never shown', async (_case, content, name) => {
    const { body } = await upload(owner.client, content, name);
    expect(body.data.mimeType).not.toMatch(/html|xml|script/);
    const { headers, text } = await owner.client.get(`/api/files/${body.data.id}/download`);
    expect(text).toBe(content);
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(headers.get('content-type')).not.toMatch(/html|xml|script/);
  });
});

describe('POST /api/files/:id/download-url', () => {
  const sign = async (client: ApiClient = owner.client, body?: object) => client.post(`/api/files/${id}/download-url`, body);

  it('gives a URL that needs nothing else, for five minutes unless told', async () => {
    const { status, body } = await sign();
    expect(status).toBe(200);
    expect(Date.parse(body.data.expiresAt) - Date.now()).toBeGreaterThan(290_000);
    const answer = await fetch(body.data.url, { headers: { Range: 'bytes=0-1' } });
    expect([answer.status, await answer.text()]).toEqual([206, '01']);
  });

  it.each([59, 3601, 0, -1, 1.5, 'x'])('refuses to sign for %s seconds', async (expiresIn) => {
    expectRefusal(await sign(owner.client, { expiresIn }), 400, 'VALIDATION_ERROR', ['expiresIn']);
  });

  it('is for who may see the file', async () => {
    expectRefusal(await sign((await house.installation.member()).client), 404, 'NOT_FOUND');
  });

  it('refuses every URL that is not as it was signed', async () => {
    const other = (await upload(owner.client, 'other')).body.data.id;
    const stranger = await house.installation.member();
    const { data } = (await sign(owner.client, { expiresIn: 60 })).body;
    const url = new URL(data.url);
    const anonymous = house.installation.api.anonymous();
    const changed = (change: (url: URL) => void) => {
      const copy = new URL(url);
      change(copy);
      return anonymous.get(copy.pathname + copy.search);
    };
    const signature = url.searchParams.get('signature') ?? '';
    const refused = [
      changed((copy) => (copy.pathname = `/api/files/${other}/download`)),
      changed((copy) => copy.searchParams.set('expires', String(Number(url.searchParams.get('expires')) + 1))),
      changed((copy) => copy.searchParams.set('expires', '1')),
      changed((copy) => copy.searchParams.set('issuer', String(stranger.id))),
      changed((copy) => copy.searchParams.delete('issuer')),
      changed((copy) => copy.searchParams.set('signature', signature.slice(0, -2))),
      changed((copy) => copy.searchParams.set('signature', `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`)),
      changed((copy) => copy.searchParams.set('signature', '')),
      changed((copy) => copy.searchParams.delete('signature')),
      changed((copy) => copy.searchParams.delete('expires')),
    ];
    for (const answer of await Promise.all(refused)) expectRefusal(answer, 403, 'FORBIDDEN');
    expectRefusal(await changed((copy) => copy.searchParams.set('expires', 'soon')), 400, 'VALIDATION_ERROR', ['expires']);
  });

  it('ends with the file', async () => {
    const gone = (await upload(owner.client, 'gone')).body.data.id;
    const { data } = (await owner.client.post(`/api/files/${gone}/download-url`)).body;
    await owner.client.delete(`/api/files/${gone}`);
    expect((await fetch(data.url)).status).toBe(404);
  });

  const signedFor = async (member: Member) => (await sign(member.client)).body.data.url;
  const statusOf = async (url: string) => (await fetch(url)).status;

  it('ends with what lets its maker see the file', async () => {
    const reader = await house.installation.member();
    await owner.client.post(`/api/files/${id}/grant`, { userId: reader.id, permission: 'READ' });
    const [theirs, own] = [await signedFor(reader), await signedFor(owner)];
    expect(await statusOf(theirs)).toBe(200);
    await owner.client.post(`/api/files/${id}/ungrant`, { userId: reader.id });
    expect([await statusOf(theirs), await statusOf(own)]).toEqual([404, 200]);
  });

  it.each([
    ['role', (admin: ApiClient, member: Member) => admin.put(`/api/users/${member.id}/roles`, { roles: ['guest'] })],
    ['standing', (admin: ApiClient, member: Member) => admin.patch(`/api/users/${member.id}`, { status: 'SUSPENDED' })],
    ['account', (admin: ApiClient, member: Member) => admin.delete(`/api/users/${member.id}`)],
  ])('ends with the %s of its maker', async (_what, take) => {
    const reader = await house.installation.member();
    await owner.client.post(`/api/files/${id}/grant`, { userId: reader.id, permission: 'READ' });
    const url = await signedFor(reader);
    expect(await statusOf(url)).toBe(200);
    expect((await take(await house.installation.demo('super_admin'), reader)).status).toBe(200);
    expect(await statusOf(url)).toBe(403);
  });

  it('leaves in the log who made it and who followed it', async () => {
    const file = (await upload(owner.client, 'watched')).body.data.id;
    const { data } = (await owner.client.post(`/api/files/${file}/download-url`)).body;
    await fetch(data.url, { headers: { 'User-Agent': 'curious' } });
    const { items } = (await owner.client.get(`/api/files/${file}/access-logs`)).body.data;
    expect(items).toEqual([
      { id: expect.any(Number), linkId: null, signedBy: owner.id, ip: '127.0.0.1', userAgent: 'curious', outcome: 'DOWNLOADED', createdAt: expect.any(String) },
    ]);
  });
});
