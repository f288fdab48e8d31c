import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { Installation, type Member } from '../kit/installation.js';
import { until } from '../kit/until.js';

const NEXT = '/compat/next/api';
const TEXT_ID = expect.stringMatching(/^\d+$/);
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

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
    expect([folder.status, folder.body.code, folder.body.data]).toEqual([201, 200, expect.objectContaining({ id: TEXT_ID, name: 'Letters' })]);
    const form = new FormData();
    form.append('file', new Blob(['hello']), 'hello.txt');
    await ada.client.request('POST', '/api/files/upload', form);
    const { body } = await ada.client.get(`${NEXT}/files`);
    expect(body).toEqual({ data: [expect.objectContaining({ id: TEXT_ID, name: 'hello.txt', size: 5 })], meta: { total: 1, page: 1, limit: 10, totalPages: 1 } });
    const changed = await ada.client.put(`${NEXT}/files/${body.data[0].id}`, { name: 'hi.txt', folderId: folder.body.data.id });
    expect([changed.body.code, changed.body.data.name, changed.body.data.folderId]).toEqual([200, 'hi.txt', folder.body.data.id]);
    const storage = await ada.client.get(`${NEXT}/files/storage`);
    expect(Object.keys(storage.body).sort()).toEqual(['breakdown', 'total', 'used']);
    expect(Object.keys(storage.body.breakdown).sort()).toEqual(['archives', 'audio', 'documents', 'images', 'others', 'videos']);
    expect(storage.body.used).toBe(5);
    expect((await ada.client.delete(`${NEXT}/files/${body.data[0].id}`)).body.code).toBe(200);
  });
});

describe('messages, notifications and the calendar at the Next mount', () => {
  it('shows a conversation, what was said in it, and what was read', async () => {
    for (const content of ['one', 'two']) await ada.client.post(`${NEXT}/messages`, { recipientId: String(bob.id), content });
    const [conversation] = (await bob.client.get(`${NEXT}/messages/conversations`)).body;
    expect(conversation).toEqual({
      id: TEXT_ID, type: 'direct', name: expect.any(String), avatar: null, lastMessage: 'two', lastMessageTime: TIME, unreadCount: 2, online: false,
      members: expect.arrayContaining([{ id: String(ada.id), name: expect.any(String), avatar: null }]),
    });
    const path = `${NEXT}/messages/${conversation.id}`;
    const said = await bob.client.get(path);
    expect(said.body.map(({ content }: { content: string }) => content)).toEqual(['one', 'two']);
    expect(said.body[0]).toEqual({ id: TEXT_ID, sender: { id: String(ada.id), name: expect.any(String), avatar: null }, content: 'one', createdAt: TIME, read: false });
    expect((await bob.client.put(`${path}/read`, undefined)).body.unreadCount).toBe(0);
    expect((await admin.get(path)).status).toBe(404);
    expect((await bob.client.delete(path)).body).toEqual({ id: conversation.id });
  });

  it('lists notifications bare, and reads and deletes them', async () => {
    await bob.client.post('/api/auth/change-password', { currentPassword: bob.password, newPassword: 'copper-heron-84' });
    // What was told of messages was read with them.
    await until(async () => (await bob.client.get(`${NEXT}/notifications`)).body[0]?.read === false);
    const { status, body } = await bob.client.get(`${NEXT}/notifications`);
    expect([status, Array.isArray(body), body.length > 0]).toEqual([200, true, true]);
    expect(body[0]).toEqual({
      id: TEXT_ID, type: expect.stringMatching(/^[a-z]+$/), title: expect.any(String), content: expect.any(String), read: false, createdAt: TIME, time: TIME,
      link: body[0].link,
    });
    expect((await bob.client.put(`${NEXT}/notifications/${body[0].id}/read`, undefined)).body.read).toBe(true);
    expect((await bob.client.put(`${NEXT}/notifications/read-all`, undefined)).body).toEqual({ unreadCount: 0 });
    expect((await bob.client.delete(`${NEXT}/notifications/${body[0].id}`)).body).toEqual({ id: body[0].id });
  });

  it('makes, lists, changes and deletes an event', async () => {
    const event = { title: 'Review', start: '2026-03-02T09:00:00.000Z', end: '2026-03-02T10:00:00.000Z', type: 'meeting' };
    const made = await ada.client.post(`${NEXT}/calendar/events`, event);
    expect([made.status, made.body.code, made.body.data]).toEqual([201, 200, expect.objectContaining({ ...event, id: TEXT_ID })]);
    const { body } = await ada.client.get(`${NEXT}/calendar/events`);
    expect(body).toEqual([expect.objectContaining({ ...event, id: made.body.data.id })]);
    const path = `${NEXT}/calendar/events/${made.body.data.id}`;
    const changed = await ada.client.put(path, { title: 'Review II' });
    expect([changed.body.code, changed.body.data.title]).toEqual([200, 'Review II']);
    expect((await bob.client.put(path, { title: 'Mine' })).status).toBe(404);
    expect((await ada.client.delete(path)).body).toEqual({ code: 200, data: { id: made.body.data.id } });
  });
});

describe('the Next mount', () => {
  it.each(['stats', 'visits', 'sales', 'pie', 'tasks'])('tells the dashboard\'s figures as the API does: %s', async (figure) => {
    const [own, mounted] = await Promise.all([admin.get(`/api/dashboard/${figure}`), admin.get(`${NEXT}/dashboard/${figure}`)]);
    expect([mounted.status, mounted.body.code]).toEqual([200, 200]);
    if (figure === 'tasks') expect(mounted.body.data.map(({ id }: { id: string }) => id)).toEqual(own.body.data.map(({ id }: { id: number }) => String(id)));
    else expect(mounted.body).toEqual({ code: 200, data: own.body.data });
  });

  it.each([
    ['GET', '/documents'], ['POST', '/documents'], ['GET', '/documents/1'], ['PUT', '/documents/1'], ['PATCH', '/documents/1'], ['DELETE', '/documents/1'],
    ['GET', '/files'], ['GET', '/files/storage'], ['POST', '/files/folder'], ['GET', '/files/1'], ['PUT', '/files/1'], ['PATCH', '/files/1'], ['DELETE', '/files/1'],
    ['GET', '/notifications'], ['PUT', '/notifications/read-all'], ['PUT', '/notifications/1/read'], ['DELETE', '/notifications/1'],
    ['GET', '/messages/conversations'], ['POST', '/messages'], ['GET', '/messages/1'], ['PUT', '/messages/1/read'], ['DELETE', '/messages/1'],
    ['GET', '/calendar/events'], ['POST', '/calendar/events'], ['GET', '/calendar/events/1'], ['PUT', '/calendar/events/1'], ['PATCH', '/calendar/events/1'],
    ['DELETE', '/calendar/events/1'],
    ['GET', '/dashboard/stats'], ['GET', '/dashboard/visits'], ['GET', '/dashboard/sales'], ['GET', '/dashboard/pie'], ['GET', '/dashboard/tasks'],
  ])('refuses strangers: %s %s', async (method, path) => {
    const { status, body } = await house.api.anonymous().request(method, NEXT + path);
    expect([status, body.error.code, body.message]).toEqual([401, 'UNAUTHORIZED', body.error.message]);
  });

  it('refuses a guest what guests may not do', async () => {
    const guest = await house.demo('guest');
    for (const [method, path] of [['POST', '/documents'], ['POST', '/files/folder'], ['POST', '/calendar/events']] as const) {
      expect([path, (await guest.request(method, NEXT + path, {})).status]).toEqual([path, 403]);
    }
  });
});
