import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { FileHouse, upload } from '../kit/file-house.js';
import type { Member } from '../kit/installation.js';

let house: FileHouse;
let ada: Member;
beforeAll(async () => {
  house = await FileHouse.start();
  ada = await house.installation.member();
});
afterAll(() => house?.stop());

const member = () => house.installation.member();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const uploaded = async (client: ApiClient, bytes: string, name?: string, fields?: Record<string, string>): Promise<number> =>
  (await upload(client, bytes, name, fields)).body.data.id;

describe('POST /api/files/upload', () => {
  it('keeps the file and tells what it is, by its bytes', async () => {
    const { status, headers, body } = await upload(ada.client, 'Hello', 'picture.png');
    expect(status).toBe(201);
    expect(headers.get('etag')).toMatch(/^W\/"1-/);
    expect(body.data).toEqual({
      id: expect.any(Number), name: 'picture.png', kind: 'document', mimeType: 'text/plain; charset=utf-8', size: 5, sha256: sha256('Hello'),
      folderId: null, ownerId: ada.id, owner: { id: ada.id, name: expect.any(String) }, access: 'OWNER', isFavorite: false, hasThumbnail: false,
      version: 1, createdAt: expect.any(String), updatedAt: expect.any(String),
    });
    const download = await ada.client.get(`/api/files/${body.data.id}/download`);
    expect([download.status, download.text]).toEqual([200, 'Hello']);
  });

  it('takes the name and the folder from fields before or behind the file', async () => {
    const folder = (await ada.client.post('/api/folders', { name: 'Uploads' })).body.data.id;
    expect((await upload(ada.client, 'a', 'x.txt', { name: 'y.txt', folderId: String(folder) })).body.data).toMatchObject({ name: 'y.txt', folderId: folder });
    const form = new FormData();
    form.append('file', new Blob(['b']), 'x.txt');
    form.append('folderId', String(folder));
    form.append('name', 'z.txt');
    expect((await ada.client.request('POST', '/api/files/upload', form)).body.data).toMatchObject({ name: 'z.txt', folderId: folder });
  });

  it('keeps an empty file', async () => {
    const { body } = await upload(ada.client, '', 'empty');
    expect(body.data).toMatchObject({ size: 0, mimeType: 'application/octet-stream', sha256: sha256('') });
    const download = await ada.client.get(`/api/files/${body.data.id}/download`);
    expect([download.status, download.text, download.headers.get('content-length')]).toEqual([200, '', '0']);
  });

  it('names what is wrong with the form, and keeps nothing of it', async () => {
    const before = await house.keysOnDisk();
    const send = (build: (form: FormData) => void) => {
      const form = new FormData();
      build(form);
      return ada.client.request('POST', '/api/files/upload', form);
    };
    expectRefusal(await send((form) => form.append('name', 'x')), 400, 'VALIDATION_ERROR', ['file']);
    expectRefusal(await send((form) => form.append('upload', new Blob(['x']), 'x')), 400, 'VALIDATION_ERROR', ['file', 'upload']);
    const bad = await send((form) => {
      form.append('folderId', 'somewhere');
      form.append('colour', 'red');
      form.append('file', new Blob(['x']), 'x');
    });
    expectRefusal(bad, 400, 'VALIDATION_ERROR', ['colour', 'folderId']);
    const behind = await send((form) => {
      form.append('file', new Blob(['x']), 'x');
      form.append('name', 'n'.repeat(256));
    });
    expectRefusal(behind, 400, 'VALIDATION_ERROR', ['name']);
    const twice = await send((form) => {
      form.append('file', new Blob(['x']), 'x');
      form.append('file', new Blob(['y']), 'y');
    });
    expectRefusal(twice, 400, 'VALIDATION_ERROR', ['file']);
    expectRefusal(await upload(ada.client, 'x', 'x', { folderId: '999999999' }), 400, 'VALIDATION_ERROR', ['folderId']);
    expect(await house.keysOnDisk()).toEqual(before);
    expect(await house.uploadsUnderWay()).toEqual([]);
  });

  it.each([
    ['multipart/form-data', 'x', 400],
    ['multipart/form-data; boundary=x', 'nonsense', 400],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nunfinished', 400],
    ['application/json', '{}', 415],
    ['text/plain', 'x', 415],
  ])('refuses a body of type %s that is %j', async (type, body, status) => {
    const answer = await ada.client.request('POST', '/api/files/upload', body, { 'Content-Type': type });
    expectRefusal(answer, status, status === 400 ? 'VALIDATION_ERROR' : 'UNSUPPORTED_MEDIA_TYPE');
    expect(await house.uploadsUnderWay()).toEqual([]);
  });

  it.each([
    ['no header at all', 'not a header'],
    ['too large a header', `Content-Disposition: form-data; name="file"; filename="${'a'.repeat(100_000)}"`],
  ])('refuses a form with a part of %s, and goes on', async (_case, header) => {
    const form = (partHeader: string) => `--x\r\n${partHeader}\r\n\r\ncontent\r\n--x--\r\n`;
    const send = (partHeader: string) => ada.client.request('POST', '/api/files/upload', form(partHeader), { 'Content-Type': 'multipart/form-data; boundary=x' });
    expectRefusal(await send(header), 400, 'VALIDATION_ERROR', ['body']);
    expect((await send('Content-Disposition: form-data; name="file"; filename="a"')).status).toBe(201);
    expect(await house.uploadsUnderWay()).toEqual([]);
  });

  it.each(['form-data', 'form-data; filename="a"'])('refuses a form with a part that has no name, %s', async (disposition) => {
    const parts = ['form-data; name="file"; filename="a"', disposition].map((each) => `--x\r\nContent-Disposition: ${each}\r\n\r\ncontent\r\n`);
    const answer = await ada.client.request('POST', '/api/files/upload', `${parts.join('')}--x--\r\n`, { 'Content-Type': 'multipart/form-data; boundary=x' });
    expectRefusal(answer, 400, 'VALIDATION_ERROR', ['body']);
  });

  it('is answered before the body is read to who may not upload', async () => {
    const guest = await house.installation.member('guest');
    expectRefusal(await upload(guest.client, 'x'), 403, 'FORBIDDEN');
    expectRefusal(await upload(house.installation.api.anonymous(), 'x'), 401, 'UNAUTHORIZED');
  });

  it('makes one file under one Idempotency-Key, and refuses the key for other content', async () => {
    const headers = { 'Idempotency-Key': 'upload-1' };
    const first = await upload(ada.client, 'once', 'once.txt', {}, headers);
    const again = await upload(ada.client, 'once', 'once.txt', {}, headers);
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([201, first.body, 'true']);
    expectRefusal(await upload(ada.client, 'other', 'once.txt', {}, headers), 409, 'CONFLICT');
    expect((await ada.client.get('/api/files?search=once.txt')).body.data.total).toBe(1);
    expect((await house.keysOnDisk()).sort()).toEqual((await house.keysInTables()).sort());
  });
});

describe('PUT /api/files/:id/content', () => {
  const put = (client: ApiClient, id: number, bytes: string, headers = {}) => client.request('PUT', `/api/files/${id}/content`, Buffer.from(bytes), headers);

  it('replaces the content as a new version, and the old bytes go', async () => {
    const id = await uploaded(ada.client, 'first version', 'v.txt');
    const { status, body } = await put(ada.client, id, 'second');
    expect([status, body.data.version, body.data.size, body.data.sha256]).toEqual([200, 2, 6, sha256('second')]);
    expect((await ada.client.get(`/api/files/${id}/download`)).text).toBe('second');
  });

  it('honours If-Match', async () => {
    const id = await uploaded(ada.client, 'a');
    expect((await put(ada.client, id, 'b', { 'If-Match': 'W/"1"' })).status).toBe(200);
    expectRefusal(await put(ada.client, id, 'c', { 'If-Match': 'W/"1"' }), 412, 'PRECONDITION_FAILED');
    expect((await ada.client.get(`/api/files/${id}/download`)).text).toBe('b');
  });

  it('is for the owner and whom the file is shared with to EDIT, and counts against the owner', async () => {
    const [owner, reader, editor, stranger] = [await member(), await member(), await member(), await member()];
    const id = await uploaded(owner.client, 'mine');
    await owner.client.post(`/api/files/${id}/grant`, { userId: reader.id, permission: 'READ' });
    await owner.client.post(`/api/files/${id}/grant`, { userId: editor.id, permission: 'EDIT' });
    expectRefusal(await put(reader.client, id, 'x'), 403, 'FORBIDDEN');
    expectRefusal(await put(stranger.client, id, 'x'), 404, 'NOT_FOUND');
    expect((await put(editor.client, id, 'edited')).status).toBe(200);
    expect([await house.usageOf(owner.id), await house.usageOf(editor.id)]).toEqual([{ used: 6, reserved: 0 }, { used: 0, reserved: 0 }]);
  });

  it('refuses a form, and an encoded body', async () => {
    const id = await uploaded(ada.client, 'a');
    expectRefusal(await ada.client.request('PUT', `/api/files/${id}/content`, new FormData()), 415, 'UNSUPPORTED_MEDIA_TYPE');
    expectRefusal(await put(ada.client, id, 'x', { 'Content-Encoding': 'gzip' }), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });
});

describe('GET /api/files', () => {
  it('shows what is one’s own or shared, filtered and sorted, and never the rest', async () => {
    const [me, other] = [await member(), await member()];
    const [mine, theirs, hidden] = [await uploaded(me.client, '1', 'mine.txt'), await uploaded(other.client, '22', 'theirs.txt'), await uploaded(other.client, '3', 'hidden.txt')];
    await other.client.post(`/api/files/${theirs}/grant`, { userId: me.id, permission: 'READ' });
    await me.client.post(`/api/files/${theirs}/favorite`);
    const ids = async (query: string) => (await me.client.get(`/api/files?${query}`)).body.data.items.map(({ id }: { id: number }) => id);
    expect(await ids('sort=size')).toEqual([mine, theirs]);
    expect(await ids('search=THEIRS')).toEqual([theirs]);
    expect(await ids('isFavorite=true')).toEqual([theirs]);
    expect(await ids('favorite=false')).toEqual([mine]);
    expect(await ids('shared=with-me')).toEqual([theirs]);
    expect(await ids('folderId=root&kind=document')).toEqual([theirs, mine]);
    expect(await ids('kind=image')).toEqual([]);
    expectRefusal(await me.client.get(`/api/files/${hidden}`), 404, 'NOT_FOUND');
    expectRefusal(await me.client.get('/api/files?kind=folder&folderId=x'), 400, 'VALIDATION_ERROR', ['folderId', 'kind']);
    expect((await other.client.get(`/api/files/${theirs}`)).body.data.isFavorite).toBe(false);
    const manager = await house.installation.demo('admin');
    expect((await manager.get(`/api/files/${hidden}`)).body.data.access).toBe('OWNER');
  });
});

describe('changes', () => {
  it('rename and move a file, for its owner and editors', async () => {
    const owner = await member();
    const id = await uploaded(owner.client, 'x', 'old.txt');
    const folder = (await owner.client.post('/api/folders', { name: 'There' })).body.data.id;
    expect((await owner.client.patch(`/api/files/${id}`, { name: '../new.txt' })).body.data).toMatchObject({ name: 'new.txt', folderId: null, version: 2 });
    expect((await owner.client.post(`/api/files/${id}/move`, { folderId: folder })).body.data).toMatchObject({ folderId: folder, version: 3 });
    expect((await owner.client.put(`/api/files/${id}`, { name: 'put.txt' })).body.data).toMatchObject({ name: 'put.txt', folderId: null });
    expectRefusal(await owner.client.patch(`/api/files/${id}`, { size: 1 }), 400, 'VALIDATION_ERROR', ['size']);
    const foreign = (await ada.client.post('/api/folders', { name: 'Foreign' })).body.data.id;
    expectRefusal(await owner.client.post(`/api/files/${id}/move`, { folderId: foreign }), 400, 'VALIDATION_ERROR', ['folderId']);
    const events = await house.installation.database.sql('activities').where({ subject_type: 'file', subject_id: id }).orderBy('id').pluck('type');
    expect(events).toEqual(['file.uploaded', 'file.renamed', 'file.moved', 'file.renamed', 'file.moved']);
  });

  it('copy a file without its bytes, and count the copy', async () => {
    const [owner, reader] = [await member(), await member()];
    const id = await uploaded(owner.client, 'original', 'o.txt');
    await owner.client.post(`/api/files/${id}/grant`, { userId: reader.id, permission: 'READ' });
    const before = (await house.keysOnDisk()).length;
    const { status, body } = await reader.client.post(`/api/files/${id}/copy`, { name: 'c.txt' });
    expect([status, body.data.ownerId, body.data.name, body.data.sha256]).toEqual([201, reader.id, 'c.txt', sha256('original')]);
    expect((await reader.client.post(`/api/files/${body.data.id}/copy`)).status).toBe(201);
    expect((await house.keysOnDisk()).length).toBe(before);
    expect(await house.usageOf(reader.id)).toEqual({ used: 16, reserved: 0 });
    await owner.client.delete(`/api/files/${id}`);
    expect((await reader.client.get(`/api/files/${body.data.id}/download`)).text).toBe('original');
  });

  it('delete files, each for itself', async () => {
    const [owner, other] = [await member(), await member()];
    const [a, b] = [await uploaded(owner.client, 'a'), await uploaded(other.client, 'b')];
    const { body } = await owner.client.post('/api/files/batch-delete', { ids: [a, b, 999_999_999] });
    expect(body.data).toEqual({ deleted: [a], failed: [{ id: b, code: 'NOT_FOUND' }, { id: 999_999_999, code: 'NOT_FOUND' }] });
    expectRefusal(await owner.client.get(`/api/files/${a}`), 404, 'NOT_FOUND');
    expect((await other.client.delete(`/api/files/${b}`)).body).toEqual({ success: true, data: { id: b } });
    expect([await house.usageOf(owner.id), await house.usageOf(other.id)]).toEqual([{ used: 0, reserved: 0 }, { used: 0, reserved: 0 }]);
  });

  it('tell how much is used of how much, by kind', async () => {
    const owner = await member();
    await upload(owner.client, 'text', 'a.txt');
    await upload(owner.client, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'b.png');
    const { data } = (await owner.client.get('/api/files/storage')).body;
    expect(data).toEqual({ used: 20, total: 10 * 1024 ** 3, breakdown: { images: 16, videos: 0, audio: 0, documents: 4, archives: 0, others: 0 } });
  });
});

describe('grants', () => {
  it('let users and groups in until they end', async () => {
    const [owner, reader] = [await member(), await member()];
    const id = await uploaded(owner.client, 'shared');
    expectRefusal(await reader.client.get(`/api/files/${id}/download`), 404, 'NOT_FOUND');
    const { status, body } = await owner.client.post(`/api/files/${id}/grant`, { userId: reader.id, permission: 'READ' });
    expect([status, body.data.permission]).toEqual([201, 'READ']);
    expect((await reader.client.get(`/api/files/${id}/download`)).text).toBe('shared');
    expectRefusal(await reader.client.post(`/api/files/${id}/share`), 403, 'FORBIDDEN');
    expect((await owner.client.get(`/api/files/${id}/grants`)).body.data.items).toMatchObject([{ userId: reader.id, permission: 'READ' }]);
    expect((await owner.client.post(`/api/files/${id}/ungrant`, { userId: reader.id })).status).toBe(200);
    expectRefusal(await reader.client.get(`/api/files/${id}`), 404, 'NOT_FOUND');
    expectRefusal(await owner.client.post(`/api/files/${id}/ungrant`, { userId: reader.id }), 404, 'NOT_FOUND');
  });
});

describe('a folder with files', () => {
  it('is deleted with them when that is asked for, and not otherwise', async () => {
    const { id: ownerId, client } = await member();
    const folderId = (await client.post('/api/folders', { name: 'Full' })).body.data.id;
    const id = await uploaded(client, 'inside', 'a.txt', { folderId: String(folderId) });
    expectRefusal(await client.delete(`/api/folders/${folderId}`), 409, 'CONFLICT');
    expect((await client.delete(`/api/folders/${folderId}?recursive=true`)).status).toBe(200);
    expectRefusal(await client.get(`/api/files/${id}`), 404, 'NOT_FOUND');
    expect(await house.usageOf(ownerId)).toEqual({ used: 0, reserved: 0 });
  });

  it('is deleted with them by nobody who may not delete files', async () => {
    const [{ client }, keeper, admin] = [await member(), await house.installation.member('guest'), await house.installation.demo('super_admin')];
    await admin.post(`/api/users/${keeper.id}/permissions`, { permissions: ['folders:*'] });
    const folderId = (await client.post('/api/folders', { name: 'Kept' })).body.data.id;
    const id = await uploaded(client, 'inside', 'a.txt', { folderId: String(folderId) });
    expectRefusal(await keeper.client.delete(`/api/folders/${folderId}?recursive=true`), 403, 'FORBIDDEN');
    expect((await client.get(`/api/files/${id}`)).status).toBe(200);
    await admin.post(`/api/users/${keeper.id}/permissions`, { permissions: ['files:*'] });
    expect((await keeper.client.delete(`/api/folders/${folderId}?recursive=true`)).status).toBe(200);
  });
});
