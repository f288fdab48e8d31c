import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { Installation, type Member } from '../kit/installation.js';

const NEXT = '/compat/next/api';
const TEXT_ID = expect.stringMatching(/^\d+$/);
const FOLDER_ID = expect.stringMatching(/^folder-\d+$/);
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

const dayFromNow = (days: number): string => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

let house: Installation;
let admin: ApiClient;
let ada: Member;
let bob: Member;
beforeAll(async () => {
  house = await Installation.start();
  admin = await house.demo('super_admin');
  ada = await house.member();
  bob = await house.member();
  await house.addScheduler();
});
afterAll(() => house?.stop());

describe('documents and files at the Next mount', () => {
  it('makes, lists, changes and deletes a document, which has a name and a type', async () => {
    const made = await admin.post(`${NEXT}/documents`, { name: 'Report', content: 'All is well', type: 'text', status: 'draft' });
    expect([made.status, made.body.code]).toEqual([201, 200]);
    expect(made.body.data).toMatchObject({ id: TEXT_ID, name: 'Report', title: 'Report', type: 'text' });
    const path = `${NEXT}/documents/${made.body.data.id}`;
    const { body } = await admin.get(`${NEXT}/documents?page=1&limit=50&search=&type=all`);
    expect(body.data).toContainEqual(expect.objectContaining({ id: made.body.data.id, name: 'Report', type: 'text' }));
    expect(body.meta).toEqual({ total: expect.any(Number), page: 1, limit: 50, totalPages: expect.any(Number) });
    const changed = await admin.put(path, { name: 'Report II' });
    expect([changed.body.code, changed.body.data.name, changed.body.data.content]).toEqual([200, 'Report II', 'All is well']);
    expect((await admin.delete(path)).body).toEqual({ code: 200, data: { id: made.body.data.id } });
  });

  it('makes a folder, lists files and tells the storage raw', async () => {
    const folder = await ada.client.post(`${NEXT}/files/folder`, { name: 'Letters' });
    expect([folder.status, folder.body.code, folder.body.data]).toEqual([201, 200, expect.objectContaining({ id: FOLDER_ID, name: 'Letters', type: 'folder' })]);
    const form = new FormData();
    form.append('file', new Blob(['hello']), 'hello.txt');
    await ada.client.request('POST', '/api/files/upload', form);
    const { body } = await ada.client.get(`${NEXT}/files`);
    expect(body).toEqual({ data: [folder.body.data, expect.objectContaining({ id: TEXT_ID, name: 'hello.txt', size: 5 })], meta: { total: 2, page: 1, limit: 10, totalPages: 1 } });
    const changed = await ada.client.put(`${NEXT}/files/${body.data[1].id}`, { name: 'hi.txt', folderId: folder.body.data.id });
    expect([changed.body.code, changed.body.data.name, `folder-${changed.body.data.folderId}`]).toEqual([200, 'hi.txt', folder.body.data.id]);
    const storage = await ada.client.get(`${NEXT}/files/storage`);
    expect(Object.keys(storage.body).sort()).toEqual(['breakdown', 'total', 'used']);
    expect(Object.keys(storage.body.breakdown).sort()).toEqual(['archives', 'audio', 'documents', 'images', 'others', 'videos']);
    expect(storage.body.used).toBe(5);
    expect((await ada.client.delete(`${NEXT}/files/${body.data[1].id}`)).body.code).toBe(200);
  });
});

describe('folders at the Next mount', () => {
  let person: Member;
  let row: { id: string; name: string };
  beforeAll(async () => {
    person = await house.member();
    row = (await person.client.post(`${NEXT}/files/folder`, { name: 'Pictures' })).body.data;
    const form = new FormData();
    form.append('file', new Blob(['hello']), 'notes.txt');
    await person.client.request('POST', `${NEXT}/files/upload`, form);
  });
  const namesIn = async (query: string): Promise<string[]> => {
    const { body } = await person.client.get(`${NEXT}/files?${query}`);
    expect(body.meta.total).toBe(body.data.length);
    return body.data.map(({ name }: { name: string }) => name);
  };

  it.each([
    ['', ['Pictures', 'notes.txt']], ['page=1&limit=50&type=all', ['Pictures', 'notes.txt']], ['type=folder', ['Pictures']], ['type=document', ['notes.txt']], ['type=image', []],
    ['path=/', ['Pictures', 'notes.txt']], ['search=pict', ['Pictures']], ['favorite=true', []],
  ])('stand among the files: %s', async (query, names) => expect(await namesIn(query)).toEqual(names));

  it('stand among the files all of them, also where they are more than a page of the API\'s', async () => {
    const many = await house.member();
    for (let at = 0; at < 102; at += 1) await many.client.post(`${NEXT}/folders`, { name: `Folder ${at}` });
    const { body } = await many.client.get(`${NEXT}/files?limit=10`);
    expect([body.data.length, body.meta.total]).toEqual([102, 102]);
  });

  it('are drawn as such', () => {
    expect(row).toMatchObject({ id: FOLDER_ID, name: 'Pictures', type: 'folder', size: null, items: null, folderId: null, createdAt: TIME });
  });

  it('are looked into, renamed, moved and deleted by the id that they have there, which is no file\'s', async () => {
    const { body: inner } = await person.client.post(`${NEXT}/files/folder`, { name: 'Summer', parentPath: row.id });
    expect(`folder-${inner.data.folderId}`).toBe(row.id);
    expect(await namesIn(`path=${row.id}`)).toEqual(['Summer']);
    const path = `${NEXT}/files/${inner.data.id}`;
    expect((await person.client.patch(`${path}/rename`, { name: 'Winter' })).body).toMatchObject({ code: 200, data: { id: inner.data.id, name: 'Winter' } });
    expect((await person.client.post(`${path}/move`, { targetPath: '/' })).body.data.folderId).toBeNull();
    expect((await person.client.get(path)).body.data.name).toBe('Winter');
    expect((await bob.client.delete(path)).status).toBe(404);
    expect((await person.client.delete(path)).body).toEqual({ code: 200, data: { id: inner.data.id } });
    expect(await namesIn('')).toEqual(['Pictures', 'notes.txt']);
  });

  it('are deleted together with files, all of them or none', async () => {
    const folder = async (name: string, parentPath = '/'): Promise<string> => (await person.client.post(`${NEXT}/files/folder`, { name, parentPath })).body.data.id;
    const [one, two] = [await folder('One'), await folder('Two')];
    const inner = await folder('Inner', two);
    const form = new FormData();
    form.append('file', new Blob(['hello']), 'beside.txt');
    const { body: file } = await person.client.request('POST', `${NEXT}/files/upload`, form);
    const deleteAll = (ids: unknown) => person.client.post(`${NEXT}/files/batch-delete`, { ids });
    for (const [ids, status] of [[[file.data.id, one, two], 409], [[file.data.id, one, 'folder-2000000000'], 404], [[one, 'folder-x'], 400]] as const) {
      const refused = await deleteAll(ids);
      expect([refused.status, refused.body.error.details[0].field]).toEqual([status, 'ids']);
    }
    expect((await deleteAll([file.data.id, two])).body.error.details[0].message).toContain(`${two}: `);
    expect((await bob.client.post(`${NEXT}/files/batch-delete`, { ids: [one] })).status).toBe(404);
    expect((await person.client.get(`${NEXT}/files/${file.data.id}`)).status).toBe(200);
    expect((await deleteAll([file.data.id, inner, two, one])).body).toEqual({ code: 200, data: { deleted: [file.data.id, inner, two, one], failed: [] } });
    expect(await namesIn('')).toEqual(['Pictures', 'notes.txt']);
  });

  it.each([['POST', 'copy'], ['PATCH', 'favorite'], ['POST', 'share'], ['GET', 'download-url']])('are refused what there is for files alone: %s %s', async (method, action) => {
    const { status, body } = await person.client.request(method, `${NEXT}/files/${row.id}/${action}`, method === 'GET' ? undefined : {});
    expect([status, body.error.details]).toEqual([400, [{ field: 'id', message: expect.stringContaining('is a folder') }]]);
  });

  it('are listed, made, changed and deleted by themselves', async () => {
    const made = await person.client.post(`${NEXT}/folders`, { name: 'Own', parentId: row.id });
    expect([made.status, made.body]).toEqual([201, expect.objectContaining({ id: TEXT_ID, name: 'Own', parentId: row.id.replace('folder-', '') })]);
    expect((await person.client.get(`${NEXT}/folders?parentId=${made.body.parentId}`)).body).toEqual([made.body]);
    const path = `${NEXT}/folders/${made.body.id}`;
    expect((await person.client.patch(path, { name: 'Mine' })).body.name).toBe('Mine');
    expect((await person.client.get(path)).body.name).toBe('Mine');
    expect((await person.client.delete(path)).body).toEqual({ id: made.body.id });
  });
});

describe('what is done with a document at the Next mount', () => {
  let path: string;
  beforeEach(async () => {
    path = `${NEXT}/documents/${(await ada.client.post(`${NEXT}/documents`, { name: 'Plan' })).body.data.id}`;
  });

  it('renames, moves and tags it', async () => {
    const { body: folder } = await ada.client.post(`${NEXT}/files/folder`, { name: `Plans ${path}`.replaceAll('/', ' ') });
    expect((await ada.client.patch(`${path}/rename`, { title: 'Plan B' })).body.data.name).toBe('Plan B');
    expect((await ada.client.patch(`${path}/rename`, { name: 'Plan C' })).body.data.title).toBe('Plan C');
    const moved = await ada.client.post(`${path}/move`, { folder: folder.data.id });
    expect(`folder-${moved.body.data.folderId}`).toBe(folder.data.id);
    expect((await ada.client.get(`${NEXT}/documents?folder=${moved.body.data.folderId}&pageSize=5&keyword=`)).body).toMatchObject({ data: [{ title: 'Plan C' }], meta: { limit: 5 } });
    expect((await ada.client.post(`${path}/move`, { folder: '/' })).body.data.folderId).toBeNull();
    expect((await ada.client.post(`${path}/move`, { folder: 'nowhere' })).status).toBe(400);
    expect((await ada.client.post(`${path}/tags`, { tags: ['a', 'b'] })).body).toEqual({ code: 200, data: expect.objectContaining({ tags: ['a', 'b'] }) });
  });

  it('shares it with those who are named, until it is taken back', async () => {
    const key = { 'Idempotency-Key': path.replaceAll('/', '-') };
    const shared = await ada.client.post(`${path}/share`, { userIds: [String(bob.id), '1'] }, key);
    expect([shared.status, shared.body.code, shared.body.data.map(({ userId }: { userId: string }) => userId)]).toEqual([201, 200, [String(bob.id), '1']]);
    expect((await bob.client.get(path)).body.data.access).toBe('READ');
    expect((await ada.client.post(`${path}/unshare`, { userIds: [String(bob.id)] })).body).toEqual({ code: 200, data: { id: path.split('/').at(-1) } });
    expect((await bob.client.get(path)).status).toBe(404);
    expect((await ada.client.post(`${path}/share`, { public: true })).status).toBe(400);
  });

  it('shares it with all who are named or with nobody', async () => {
    const refused = await ada.client.post(`${path}/share`, { userIds: [String(bob.id), '2000000000'] });
    expect([refused.status, refused.body.error.details[0].field]).toEqual([400, 'userIds[1]']);
    expect((await bob.client.get(path)).status).toBe(404);
    await ada.client.post(`${path}/share`, { userIds: [String(bob.id)] });
    expect((await ada.client.post(`${path}/unshare`, { userIds: [String(bob.id), 'none'] })).status).toBe(400);
    expect((await bob.client.get(path)).status).toBe(200);
  });

  it('is not made or changed where it is said to be shared and is not, or not to be and is', async () => {
    const fieldOf = ({ status, body }: { status: number; body: { error?: { details: { field: string }[] } } }) => [status, body.error?.details[0]?.field];
    expect(fieldOf(await ada.client.post(`${NEXT}/documents`, { name: 'For all', shared: true }))).toEqual([400, 'shared']);
    expect(fieldOf(await ada.client.post(`${NEXT}/documents`, { name: 'For me', shared: false }))).toEqual([201, undefined]);
    expect((await ada.client.get(`${NEXT}/documents?limit=100`)).body.data.some(({ name }: { name: string }) => name === 'For all')).toBe(false);
    expect(fieldOf(await ada.client.put(path, { name: 'Changed', shared: true }))).toEqual([400, 'shared']);
    expect(fieldOf(await ada.client.put(path, { name: 'Changed', shared: 'yes' }))).toEqual([400, 'shared']);
    expect((await ada.client.get(path)).body.data.name).toBe('Plan');
    expect((await ada.client.put(path, { name: 'Plan', shared: false })).body.code).toBe(200);
    await ada.client.post(`${path}/share`, { userIds: [String(bob.id)] });
    expect((await ada.client.put(path, { name: 'Plan', shared: true })).body.code).toBe(200);
    expect(fieldOf(await ada.client.put(path, { name: 'Changed', shared: false }))).toEqual([400, 'shared']);
    expect((await ada.client.get(path)).body.data.name).toBe('Plan');
  });

  it('takes it back from everybody when nobody is named', async () => {
    await ada.client.post(`${path}/share`, { userIds: [String(bob.id), '1'] });
    expect((await ada.client.request('POST', `${path}/unshare`)).body).toMatchObject({ code: 200 });
    expect((await ada.client.get(`${path.replace(NEXT, '/api')}/shares`)).body.data.items).toEqual([]);
    expect((await bob.client.request('POST', `${path}/unshare`)).status).toBe(404);
  });

  it('is listed by its status in either case', async () => {
    const id = path.split('/').at(-1);
    for (const [status, isListed] of [['draft', true], ['DRAFT', true], ['all', true], ['published', false]] as const) {
      const { body } = await ada.client.get(`${NEXT}/documents?limit=100&status=${status}`);
      expect([status, body.data.some((row: { id: string }) => row.id === id)]).toEqual([status, isListed]);
    }
  });

  it('deletes several at once', async () => {
    const id = path.split('/').at(-1);
    const { body } = await ada.client.post(`${NEXT}/documents/batch-delete`, { ids: [id, '2000000000'] });
    expect(body).toEqual({ code: 200, data: { deleted: [id], failed: [{ id: '2000000000', code: 'NOT_FOUND' }] } });
  });
});

describe('what is done with a file at the Next mount', () => {
  const upload = (name: string, fields: Readonly<Record<string, string>> = {}, headers = {}) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('file', new Blob(['hello']), name);
    return bob.client.request('POST', `${NEXT}/files/upload`, form, headers);
  };
  const made = async (name: string): Promise<string> => `${NEXT}/files/${(await upload(name)).body.data.id}`;

  it('uploads it as it comes, once under a key', async () => {
    const key = { 'Idempotency-Key': 'an-upload-at-the-mount' };
    const { status, body } = await upload('letter.txt', {}, key);
    expect([status, body]).toEqual([201, { code: 200, data: expect.objectContaining({ id: TEXT_ID, name: 'letter.txt', size: 5, type: 'document' }) }]);
    expect((await upload('letter.txt', {}, key)).body.data.id).toBe(body.data.id);
    expect(await (await fetch(`${house.api.url}/api/files/${body.data.id}/download`, { headers: { Authorization: `Bearer ${bob.client.accessToken}` } })).text()).toBe('hello');
  });

  it('refuses an upload as the API does, with the message at top level', async () => {
    const refused = await upload('letter.txt', { colour: 'red' });
    expect([refused.status, refused.body.error.details[0].field, refused.body.message]).toEqual([400, 'colour', refused.body.error.message]);
    expect((await bob.client.post(`${NEXT}/files/upload`, {})).status).toBe(415);
  });

  it('renames, copies, moves and marks it', async () => {
    const path = await made('a.txt');
    const { body: folder } = await bob.client.post(`${NEXT}/files/folder`, { name: 'Marked' });
    expect((await bob.client.patch(`${path}/rename`, { name: 'b.txt' })).body.data.name).toBe('b.txt');
    const copy = await bob.client.post(`${path}/copy`, { targetPath: folder.data.id });
    expect([copy.status, copy.body.data.name, `folder-${copy.body.data.folderId}`]).toEqual([201, 'b.txt', folder.data.id]);
    expect((await bob.client.post(`${path}/move`, { targetPath: folder.data.id })).body.data.folderId).toBe(copy.body.data.folderId);
    expect((await bob.client.patch(`${path}/favorite`, { favorite: true })).body.data.isFavorite).toBe(true);
    expect((await bob.client.patch(`${path}/favorite`, { favorite: false })).body.data.isFavorite).toBe(false);
    const ids = [path, `/${copy.body.data.id}`].map((one) => one.split('/').at(-1));
    expect((await bob.client.post(`${NEXT}/files/batch-delete`, { ids })).body.data).toEqual({ deleted: ids, failed: [] });
  });

  it('shares it with those who are named, and makes no link for others', async () => {
    const path = await made('d.txt');
    const shared = await bob.client.post(`${path}/share`, { userIds: [String(ada.id)], public: false });
    expect([shared.status, shared.body.data.map(({ userId }: { userId: string }) => userId)]).toEqual([201, [String(ada.id)]]);
    expect((await ada.client.get(path)).status).toBe(200);
    expect((await bob.client.get(`${path.replace(NEXT, '/api')}/shares`)).body.data.items).toEqual([]);
    for (const nobody of [{ userIds: [] }, { public: false }]) expect((await bob.client.post(`${path}/share`, nobody)).status).toBe(400);
  });

  it('hands out a URL that downloads it, and a link that ends by itself', async () => {
    const path = await made('c.txt');
    const { body } = await bob.client.get(`${path}/download-url`);
    expect(await (await fetch(body.data.url)).text()).toBe('hello');
    const link = await bob.client.post(`${path}/share`, { expiresIn: 2, password: '' });
    expect([link.status, link.body.data.hasPassword]).toEqual([201, false]);
    expect(Date.parse(link.body.data.expiresAt) - Date.now()).toBeGreaterThan(119 * 60_000);
    expect(Date.parse(link.body.data.expiresAt) - Date.now()).toBeLessThanOrEqual(120 * 60_000);
    expect((await bob.client.post(`${path}/share`)).body.data.expiresAt).toBeNull();
    for (const expiresIn of [null, '']) expect((await bob.client.post(`${path}/share`, { expiresIn })).body.data.expiresAt).toBeNull();
    for (const expiresIn of [1e20, 'soon', true]) expect((await bob.client.post(`${path}/share`, { expiresIn })).status).toBe(400);
    expect((await bob.client.post(`${path}/share`, { public: true })).body.data.shareUrl).toEqual(expect.any(String));
    expect((await bob.client.get(`${NEXT}/files/storage-info`)).body).toEqual((await bob.client.get(`${NEXT}/files/storage`)).body);
  });
});

describe('messages, notifications and the calendar at the Next mount', () => {
  it('shows a conversation, what was said in it, and what was read', async () => {
    const { body: first } = await ada.client.post(`${NEXT}/messages`, { recipientId: String(bob.id), content: 'one' });
    const { body: own } = await ada.client.get(`${NEXT}/messages/conversations`);
    const second = await ada.client.post(`${NEXT}/messages/send`, { conversationId: own[0].id, content: 'two', type: 'text' });
    expect([second.status, second.body.sender]).toEqual([201, first.sender]);
    const [conversation] = (await bob.client.get(`${NEXT}/messages/conversations`)).body;
    expect(conversation).toEqual({
      id: TEXT_ID, type: 'direct', name: expect.any(String), avatar: null, lastMessage: 'two', lastMessageTime: TIME, unreadCount: 2, online: false,
      members: expect.arrayContaining([{ id: String(ada.id), name: expect.any(String), avatar: null }]),
    });
    expect((await bob.client.get(`${NEXT}/messages/unread-count`)).body).toEqual({ count: 2 });
    const path = `${NEXT}/messages/${conversation.id}`;
    const said = await bob.client.get(path);
    expect(said.body.map(({ content }: { content: string }) => content)).toEqual(['one', 'two']);
    expect(said.body[0]).toEqual({ id: TEXT_ID, sender: { id: String(ada.id), name: expect.any(String), avatar: null }, content: 'one', createdAt: TIME, read: false });
    expect((await bob.client.put(`${path}/read`, undefined)).body.unreadCount).toBe(0);
    expect((await admin.get(path)).status).toBe(404);
    expect((await bob.client.get(`${NEXT}/messages?page=1&pageSize=1`)).body).toEqual({ data: [{ ...said.body[1], read: true }], meta: { total: 2, page: 1, limit: 1, totalPages: 2 } });
    expect((await bob.client.delete(path)).body).toEqual({ id: conversation.id });
  });

  it('lists notifications bare, and reads and deletes them', async () => {
    await bob.client.post('/api/auth/change-password', { currentPassword: bob.password, newPassword: 'copper-heron-84' });
    await house.untilIdle();
    const { status, body } = await bob.client.get(`${NEXT}/notifications`);
    expect([status, Array.isArray(body), body.length > 0]).toEqual([200, true, true]);
    expect(body[0]).toEqual({
      id: TEXT_ID, type: expect.stringMatching(/^[a-z]+$/), title: expect.any(String), content: expect.any(String), read: false, createdAt: TIME, time: TIME,
      link: body[0].link,
    });
    const unread = body.filter(({ read }: { read: boolean }) => !read).length;
    expect((await bob.client.get(`${NEXT}/notifications/unread-count`)).body).toEqual({ count: unread });
    expect((await bob.client.put(`${NEXT}/notifications/${body[0].id}/read`, undefined)).body.read).toBe(true);
    expect((await bob.client.put(`${NEXT}/notifications/read-all`, undefined)).body).toEqual({ unreadCount: 0 });
    expect((await bob.client.delete(`${NEXT}/notifications/${body[0].id}`)).body).toEqual({ id: body[0].id });
  });

  it('makes, lists, changes and deletes an event', async () => {
    const day = dayFromNow(3);
    const event = { title: 'Review', start: `${day}T09:00:00.000Z`, end: `${day}T10:00:00.000Z`, type: 'meeting' };
    const made = await ada.client.post(`${NEXT}/calendar/events`, event);
    expect([made.status, made.body.code, made.body.data]).toEqual([201, 200, expect.objectContaining({ ...event, id: TEXT_ID })]);
    const { body } = await ada.client.get(`${NEXT}/calendar/events`);
    expect(body).toEqual([expect.objectContaining({ ...event, id: made.body.data.id })]);
    const path = `${NEXT}/calendar/events/${made.body.data.id}`;
    const changed = await ada.client.put(path, { title: 'Review II' });
    expect([changed.body.code, changed.body.data.title]).toEqual([200, 'Review II']);
    expect((await bob.client.put(path, { title: 'Mine' })).status).toBe(404);
    const later = { start: `${day}T19:00:00.000Z`, end: `${day}T20:00:00.000Z` };
    expect((await ada.client.patch(`${path}/reschedule`, later)).body).toEqual({ code: 200, data: expect.objectContaining(later) });
    const invited = await ada.client.post(`${path}/attendees`, { attendeeIds: [String(bob.id)] });
    expect([invited.body.code, invited.body.data.attendees.map(({ userId }: { userId: string }) => userId)]).toEqual([200, [String(bob.id)]]);
    expect((await ada.client.delete(`${path}/attendees/${bob.id}`)).body.data.attendees).toEqual([]);
    expect((await ada.client.delete(path)).body).toEqual({ code: 200, data: { id: made.body.data.id } });
  });
});

describe('who is invited to an event at the Next mount', () => {
  const day = dayFromNow(5);
  const event = { title: 'Meeting', start: `${day}T09:00:00.000Z`, end: `${day}T10:00:00.000Z` };
  const idsIn = ({ body }: { body: { data: { attendees: { id: string }[] } } }): string[] => body.data.attendees.map(({ id }) => id);
  const make = async (attendees: unknown, client = ada.client) => client.post(`${NEXT}/calendar/events`, { ...event, attendees });

  it('is invited with it, by id or as they were shown', async () => {
    const made = await make([String(bob.id)]);
    expect([made.status, made.body.data.attendees]).toEqual([
      201, [{ id: String(bob.id), userId: String(bob.id), name: expect.any(String), avatar: null, status: 'pending' }],
    ]);
    expect(idsIn(await make(made.body.data.attendees))).toEqual([String(bob.id)]);
  });

  it('is invited by e-mail address where the caller may look at accounts', async () => {
    expect(idsIn(await make([bob.email.toUpperCase()], admin))).toEqual([String(bob.id)]);
    const refused = [await make(['nobody@example.org'], admin), await make([bob.email]), await make(['Bob']), await make(['1', null])];
    expect(refused.map(({ status, body }) => [status, body.error.details[0].field])).toEqual([
      [400, 'attendees[0]'], [400, 'attendees[0]'], [400, 'attendees[0]'], [400, 'attendees[1]'],
    ]);
  });

  it('changes with it: who is left out is no longer invited, and who is unknown changes nothing', async () => {
    const { body: made } = await make([String(bob.id)]);
    const path = `${NEXT}/calendar/events/${made.data.id}`;
    expect(idsIn(await ada.client.put(path, { title: 'Renamed' }))).toEqual([String(bob.id)]);
    expect(idsIn(await ada.client.put(path, { title: 'Both', attendees: ['1', { id: String(bob.id) }] })).sort()).toEqual(['1', String(bob.id)].sort());
    expect(idsIn(await ada.client.patch(path, { attendees: ['1'] }))).toEqual(['1']);
    const refused = await ada.client.put(path, { title: 'Nobody', attendees: [String(bob.id), '2000000000'] });
    expect([refused.status, refused.body.error.details[0].field]).toEqual([400, 'attendees']);
    const { body: after } = await ada.client.get(path);
    expect([after.data.title, idsIn({ body: after })]).toEqual(['Both', ['1']]);
    expect((await ada.client.put(path, { attendees: 'all' })).body.error.details[0].field).toBe('attendees');
    expect(idsIn(await ada.client.put(path, { attendees: [] }))).toEqual([]);
    expect((await ada.client.post(`${path}/attendees`, { attendeeIds: ['2000000000'] })).body.error.details[0].field).toBe('attendeeIds');
  });
});

describe('events that are deleted together at the Next mount', () => {
  const deleteAll = (ids: unknown) => ada.client.post(`${NEXT}/calendar/events/batch-delete`, { ids });

  it('go each for itself', async () => {
    const event = { title: 'Gone', start: '2027-01-01T09:00:00Z', end: '2027-01-01T10:00:00Z' };
    const { body: own } = await ada.client.post(`${NEXT}/calendar/events`, event);
    const { body: others } = await bob.client.post(`${NEXT}/calendar/events`, event);
    const { status, body } = await deleteAll([own.data.id, others.data.id]);
    expect([status, body]).toEqual([200, { code: 200, data: { deleted: [own.data.id], failed: [{ id: others.data.id, code: 'NOT_FOUND' }] } }]);
  });

  it.each([[undefined], [[]], [['none']], ['1'], [Array.from({ length: 101 }, (_, at) => String(at + 1))]])('are up to a hundred ids', async (ids) => {
    const { status, body } = await deleteAll(ids);
    expect([status, body.error.details[0].field]).toEqual([400, 'ids']);
  });
});

describe('an event that recurs, at the Next mount', () => {
  const days = [7, 14, 21].map(dayFromNow);
  let path: string;
  beforeAll(async () => {
    const [first] = days;
    const event = { title: 'Weekly', start: `${first}T09:00:00Z`, end: `${first}T10:00:00Z`, rrule: 'FREQ=WEEKLY;COUNT=3' };
    path = `${NEXT}/calendar/events/${(await bob.client.post(`${NEXT}/calendar/events`, event)).body.data.id}`;
  });
  const shownIn = async (query: string): Promise<string[]> => {
    const { body } = await bob.client.get(`${NEXT}/calendar/events${query}`);
    return body.filter(({ id }: { id: string }) => path.endsWith(`/${id}`)).map(({ start }: { start: string }) => start.slice(0, 10));
  };

  it('is shown as often as it is, a month back and eleven ahead unless told', async () => expect(await shownIn('')).toEqual(days));

  it('is shown every time, however often that is', async () => {
    const person = await house.member();
    const [first] = days;
    const event = { title: 'Hourly', start: `${first}T09:00:00Z`, end: `${first}T09:30:00Z`, rrule: 'FREQ=HOURLY;COUNT=1101' };
    await person.client.post(`${NEXT}/calendar/events`, event);
    const { body, headers } = await person.client.get(`${NEXT}/calendar/events`);
    expect([body.length, new Set(body.map(({ start }: { start: string }) => start)).size, headers.get('x-rows-cut-at')]).toEqual([1_101, 1_101, null]);
  });

  it('is shown once where it lasts long, and cut with a word of it where there is more than the API tells at once', async () => {
    const person = await house.member();
    await person.client.post(`${NEXT}/calendar/events`, { title: 'Long', start: `${dayFromNow(-20)}T00:00:00Z`, end: `${dayFromNow(100)}T00:00:00Z` });
    const hourly = { start: `${dayFromNow(-20)}T09:00:00Z`, end: `${dayFromNow(-20)}T09:30:00Z`, rrule: 'FREQ=HOURLY' };
    for (const title of ['One', 'Two']) await person.client.post(`${NEXT}/calendar/events`, { ...hourly, title });
    const { status, body, headers } = await person.client.get(`${NEXT}/calendar/events`);
    expect([status, body.length, headers.get('x-rows-cut-at')]).toEqual([200, 10_000, '10000']);
    expect(body.filter(({ title }: { title: string }) => title === 'Long')).toHaveLength(1);
  });

  it.each([
    ['start=Dec+1+2026&end=Dec+31+2026', ['start', 'end']],
    ['start=1&end=2', ['start', 'end']],
    ['startDate=2026-12-01T09:00:00&endDate=2026-12-31', ['startDate']],
    ['from=2026-12-01&end=2027-02-31', ['end']],
    ['start=2027-02-31&end=2027-03-31', ['start']],
    ['start=2027-02-01&end=2027-01-01', ['end']],
    ['start=2027-02-01&end=2029-01-01', ['end']],
  ])('is not shown in a time that the API refuses, %s, which is named as it was sent', async (query, fields) => {
    const { status, body } = await bob.client.get(`${NEXT}/calendar/events?${query}`);
    expect([status, body.error.details.map(({ field }: { field: string }) => field)]).toEqual([400, fields]);
  });

  it('is shown in the days that are asked for', async () => expect(await shownIn(`?start=${dayFromNow(10)}&end=${dayFromNow(18)}`)).toEqual([days[1]]));

  it.each([['start', 'end'], ['startDate', 'endDate'], ['from', 'to']])('is shown in the time from %s to %s', async (from, to) => {
    expect(await shownIn(`?${from}=${dayFromNow(10)}T00:00:00Z&${to}=${dayFromNow(18)}T00:00:00.000Z`)).toEqual([days[1]]);
  });
});

describe('the Next mount', () => {
  it.each(['stats', 'visits', 'sales', 'pie', 'tasks'])('tells the dashboard\'s figures as the API does: %s', async (figure) => {
    const [own, mounted] = await Promise.all([admin.get(`/api/dashboard/${figure}`), admin.get(`${NEXT}/dashboard/${figure}`)]);
    expect([mounted.status, mounted.body.code]).toEqual([200, 200]);
    if (figure === 'sales') expect(mounted.body.data).toEqual(own.body.data.map((day: { date: string }) => ({ ...day, month: day.date })));
    else if (figure === 'tasks') expect(mounted.body.data.map(({ id }: { id: string }) => id)).toEqual(own.body.data.map(({ id }: { id: number }) => String(id)));
    else expect(mounted.body).toEqual({ code: 200, data: own.body.data });
  });

  it('shows the latest orders in its words', async () => {
    const { body: order } = await admin.post('/api/orders', { amount: 12.5, customer: 'Café Aurora', status: 'PAID' });
    const { body } = await admin.get(`${NEXT}/dashboard/orders`);
    expect(body.data[0]).toEqual({ id: String(order.data.id), orderNo: order.data.number, customer: 'Café Aurora', amount: 12.5, status: 'processing', createdAt: TIME });
    expect((await ada.client.get(`${NEXT}/dashboard/orders`)).status).toBe(403);
  });

  it('shows the latest activities', async () => {
    const [own, mounted] = await Promise.all([admin.get('/api/dashboard/activities'), admin.get(`${NEXT}/dashboard/activities`)]);
    const [latest] = own.body.data;
    expect(mounted.body.data[0]).toEqual({
      id: String(latest.id), user: latest.actor.name, avatar: null, action: latest.type, target: `${latest.subject.type} ${latest.subject.id}`, time: latest.createdAt,
    });
  });
});
