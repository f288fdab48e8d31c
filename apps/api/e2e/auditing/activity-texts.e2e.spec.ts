import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Answer, ApiClient } from '../kit/api-client.js';
import { upload } from '../kit/file-house.js';
import { Installation, type Member } from '../kit/installation.js';
import type { Json } from '../kit/json.js';

const WRITTEN = 'redundancies of May';
const START = '2027-01-04T09:00:00.000Z';
const TIMES = { start: START, end: '2027-01-04T10:00:00.000Z', timeZone: 'UTC' };

let house: Installation;
let author: ApiClient;
let guest: Member;
let auditor: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  author = await house.demo('super_admin');
  guest = await house.member('user');
  await author.post('/api/roles', { name: 'auditor', label: 'Auditor', permissions: ['activities:view'] });
  auditor = (await house.member('auditor')).client;
});
afterAll(() => house?.stop());

const done = async (answer: Promise<Answer>): Promise<Json> => {
  const { status, body } = await answer;
  expect([200, 201, 204]).toContain(status);
  return body?.data;
};
const post = (path: string, body?: object) => done(author.post(`/api${path}`, body));
const patch = (path: string, body: object) => done(author.patch(`/api${path}`, body));
const remove = (path: string) => done(author.delete(`/api${path}`));

/** Makes, changes and removes one thing of a kind. */
async function keep(kind: string, draft: object, change: object): Promise<void> {
  const { id } = await post(kind, draft);
  await patch(`${kind}/${id}`, change);
  await remove(`${kind}/${id}`);
}

async function keepDocument(): Promise<void> {
  const { id } = await post('/documents', { title: WRITTEN, content: WRITTEN, tags: [WRITTEN] });
  await patch(`/documents/${id}`, { title: `More ${WRITTEN}` });
  await post(`/documents/${id}/tags`, { tags: [`more ${WRITTEN}`] });
  await post(`/documents/${id}/comments`, { content: WRITTEN });
  await post(`/documents/${id}/share`, { userId: guest.id, permission: 'READ' });
  await post(`/documents/${id}/revisions/1/restore`);
  await post('/documents/batch-delete', { ids: [id] });
}

async function keepFiles(): Promise<void> {
  const { id: folderId } = await post('/folders', { name: WRITTEN });
  await patch(`/folders/${folderId}`, { name: `More ${WRITTEN}` });
  const [{ id }, { id: other }] = [await done(upload(author, WRITTEN, `${WRITTEN}.txt`, { folderId: String(folderId) })), await done(upload(author, WRITTEN, `${WRITTEN}.txt`))];
  await patch(`/files/${id}`, { name: `more ${WRITTEN}.txt` });
  await post(`/files/${id}/copy`);
  await post(`/files/${id}/share`, { password: WRITTEN });
  await post(`/files/${id}/grant`, { userId: guest.id, permission: 'READ' });
  await post('/documents', { title: WRITTEN, folderId });
  await remove(`/folders/${folderId}?recursive=true`);
  await remove(`/files/${other}`);
}

async function keepAppointment(): Promise<void> {
  const event = { title: WRITTEN, description: WRITTEN, location: WRITTEN, type: WRITTEN.slice(0, 12), ...TIMES, userIds: [guest.id], rrule: 'FREQ=DAILY' };
  const { id } = await post('/calendar/events', event);
  await patch(`/calendar/events/${id}`, { title: `More ${WRITTEN}` });
  await patch(`/calendar/events/${id}?occurrence=${START}`, { title: WRITTEN });
  await done(guest.client.put(`/api/calendar/events/${id}/rsvp`, { status: 'ACCEPTED' }));
  await remove(`/calendar/events/${id}`);
}

async function talk(): Promise<void> {
  const others = [guest.id, (await house.member('user')).id];
  const { id: conversationId } = await post('/messages/conversations', { userIds: others, name: WRITTEN });
  await patch(`/messages/conversations/${conversationId}`, { name: `More ${WRITTEN}` });
  const { id } = await post('/messages', { conversationId, content: WRITTEN });
  await remove(`/messages/${id}`);
  const { id: talkId } = await post('/assistant/conversations', { title: WRITTEN });
  await done(author.patch(`/api/assistant/conversations/${talkId}`, { title: `More ${WRITTEN}` }));
}

async function allThatIsTold(): Promise<Json[]> {
  const told: Json[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await auditor.get(`/api/activities?pageSize=100&sort=id${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    told.push(...body.data.items);
    cursor = body.data.nextCursor;
  }
  return told;
}

it('the audit log tells and keeps nothing of what somebody wrote, whatever is done in any feature', async () => {
  await keepDocument();
  await keepFiles();
  await keepAppointment();
  await talk();
  await keep('/tasks', { title: WRITTEN }, { title: `More ${WRITTEN}`, done: true });
  await keep('/orders', { amount: 5, customer: WRITTEN }, { customer: `More ${WRITTEN}`, status: 'PAID' });
  await keep('/items', { name: WRITTEN, description: WRITTEN }, { name: `More ${WRITTEN}` });
  await keep('/blog/posts', { title: WRITTEN, description: WRITTEN }, { title: `More ${WRITTEN}` });
  await keep('/books', { title: WRITTEN, author: WRITTEN, category: WRITTEN, rating: 1, publicationYear: 1 }, { title: `More ${WRITTEN}` });
  await patch('/users/me', { name: `Ada of ${WRITTEN}`, bio: WRITTEN });
  await done(author.get(`/api/documents?search=${encodeURIComponent(WRITTEN)}`));
  await patch('/users/me', { name: 'Ada' });

  const kept = await house.database.sql('activities').select<{ type: string; data: object }[]>('type', 'data');
  const told = await allThatIsTold();
  const features = [...new Set(told.map(({ type }) => type.split('.')[0]))];
  expect(features).toEqual(expect.arrayContaining(['document', 'folder', 'file', 'calendar', 'conversation', 'message', 'task', 'order', 'item', 'post', 'book', 'user']));
  expect(told).toHaveLength(kept.length);
  expect(kept.filter(({ data }) => JSON.stringify(data).includes('redundancies'))).toEqual([]);
  expect(told.filter((activity) => JSON.stringify(activity).includes('redundancies'))).toEqual([]);
});

it('the audit log tells nothing of what somebody wrote into a row that is kept already', async () => {
  const rows = [
    { type: 'calendar.invited', subject_type: 'calendar_event', subject_id: 1, data: { userIds: [1], title: WRITTEN, start: START } },
    { type: 'calendar.reminder', subject_type: 'calendar_event', subject_id: 1, data: { userIds: [1], title: WRITTEN, start: START, minutes: 5 } },
    { type: 'file.uploaded', subject_type: 'file', subject_id: 1, data: { name: WRITTEN, size: 5, mimeType: 'text/plain' } },
    { type: 'file.renamed', subject_type: 'file', subject_id: 1, data: { name: WRITTEN } },
    { type: 'file.deleted', subject_type: 'file', subject_id: 1, data: { name: WRITTEN } },
  ];
  await house.database.sql('activities').insert(rows);
  expect((await allThatIsTold()).slice(-5).map(({ type, data }) => [type, data])).toEqual([
    ['calendar.invited', { userIds: [1] }],
    ['calendar.reminder', { userIds: [1], minutes: 5 }],
    ['file.uploaded', { size: 5, mimeType: 'text/plain' }],
    ['file.renamed', {}],
    ['file.deleted', {}],
  ]);
});
