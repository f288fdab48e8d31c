import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { upload } from '../kit/file-house.js';
import { Installation, type Member } from '../kit/installation.js';
import type { Json } from '../kit/json.js';
import { LiveSocket } from '../kit/live-socket.js';
import { LiveStream } from '../kit/live-stream.js';
import { until } from '../kit/until.js';

let house: Installation;
let ada: Member;
let bob: Member;
beforeAll(async () => {
  house = await Installation.start();
  await house.addScheduler();
});
beforeEach(async () => {
  [ada, bob] = [await house.member(), await house.member()];
});
afterAll(() => house?.stop());

const listOf = async ({ client }: Pick<Member, 'client'>, query = ''): Promise<Json[]> => (await client.get(`/api/notifications${query}`)).body.data.items;
const unreadOf = async ({ client }: Member): Promise<number> => (await client.get('/api/notifications/unread-count')).body.data.unreadCount;
async function told(member: Pick<Member, 'client'>, count = 1): Promise<Json[]> {
  await until(async () => (await listOf(member)).length >= count);
  return listOf(member);
}
const say = async (from: Member, to: Member, content: string) => (await from.client.post('/api/messages', { recipientId: to.id, content })).body.data;
/** Tells of an event, as the outbox has it done. */
const tellOf = (eventId = 0) =>
  house.database.sql.raw(`select graphile_worker.add_job('tell-event', json_build_object('eventId', ?::bigint, 'handler', 'notify'))`, [eventId]);
/** Tells of something as if it had just happened. */
async function tellAnew(type: string, subject: { type: string; id: number }, data: object): Promise<void> {
  const event = { type, subject_type: subject.type, subject_id: subject.id, actor_id: ada.id, data: JSON.stringify(data) };
  const [added] = await house.database.sql('activities').insert(event).returning<{ id: number }[]>('id');
  await tellOf(added?.id);
}
/** What somebody hears who comes back to the stream of live events. */
async function replayedTo({ client }: Member, notifications = 1): Promise<unknown[]> {
  const stream = await LiveStream.open(`${house.api.url}/api/events?lastEventId=0`, { Authorization: `Bearer ${client.accessToken}` });
  await stream.hears('notification.created', notifications);
  await stream.close();
  return stream.events.filter(({ event }) => event !== 'events.missed').map(({ data }) => data.content ?? data.conversationId);
}
/** Until the scheduler has told of everything that happened. */
const allIsDone = () => until(async () => (await house.database.sql('graphile_worker.jobs').where({ task_identifier: 'tell-event' })).length === 0);

describe('what notifies', () => {
  it('is a message, once for a conversation as long as it is unread', async () => {
    const { conversationId } = await say(ada, bob, 'One');
    const [first] = await told(bob);
    expect(first).toEqual({
      id: expect.any(Number),
      type: 'MESSAGE',
      title: `New message from ${ada.username}`,
      content: 'One',
      read: false,
      link: `/messages/${conversationId}`,
      createdAt: expect.stringMatching(/Z$/),
    });
    await say(ada, bob, 'Two');
    await until(async () => (await listOf(bob))[0]?.content === 'Two');
    expect([(await listOf(bob)).length, await listOf(ada)]).toEqual([1, []]);
    await bob.client.put(`/api/messages/conversations/${conversationId}/read`, undefined);
    expect(await unreadOf(bob)).toBe(0);
    await say(ada, bob, 'Three');
    expect((await told(bob, 2)).map(({ content, read }) => [content, read])).toEqual([['Three', false], ['Two', true]]);
  });

  it('is no message that was taken back', async () => {
    const { id } = await say(ada, bob, 'A slip of the tongue');
    await told(bob);
    await ada.client.delete(`/api/messages/${id}`);
    await until(async () => (await listOf(bob)).length === 0);
    expect(await unreadOf(bob)).toBe(0);
  });

  it('is what is still unread once the newest message is taken back, and unread until all of it is read', async () => {
    const [one, two, three] = [await say(ada, bob, 'One'), await say(ada, bob, 'Two'), await say(ada, bob, 'Three')];
    await until(async () => (await listOf(bob))[0]?.content === 'Three');
    await ada.client.delete(`/api/messages/${three.id}`);
    await until(async () => (await listOf(bob))[0]?.content === 'Two');
    await bob.client.put(`/api/messages/${one.id}/read`, undefined);
    expect([(await listOf(bob)).length, await unreadOf(bob)]).toEqual([1, 1]);
    await bob.client.put(`/api/messages/${two.id}/read`, undefined);
    expect(await unreadOf(bob)).toBe(0);
  });

  it.each<[how: string, leave: (path: string) => Promise<unknown>]>([
    ['was taken out of it', (path) => ada.client.delete(`${path}/participants/${bob.id}`)],
    ['left it', (path) => bob.client.delete(path)],
  ])('is nothing of a group, read or not, for who %s, and neither is it told to them when they come back', async (_how, leave) => {
    const { id } = (await ada.client.post('/api/messages/conversations', { name: 'Launch', userIds: [bob.id] })).body.data;
    const sayIn = async (content: string) => {
      await ada.client.post('/api/messages', { conversationId: id, content });
      await until(async () => (await listOf(bob))[0]?.content === content);
    };
    await sayIn('Read');
    await bob.client.put(`/api/messages/conversations/${id}/read`, undefined);
    await sayIn('Unread');
    await leave(`/api/messages/conversations/${id}`);
    await say(ada, bob, 'Between us');
    expect((await told(bob)).map(({ content }) => content)).toEqual(['Between us']);
    expect(await replayedTo(bob)).toEqual(['Between us', 'Between us']);
  });

  it('is a document or a file that is shared, with somebody or with their group, once as long as it is unread', async () => {
    const document = (await ada.client.post('/api/documents', { title: 'Price list' })).body.data.id;
    await ada.client.post(`/api/documents/${document}/share`, { userId: bob.id, permission: 'READ' });
    const [first] = await told(bob);
    expect(first).toMatchObject({ type: 'SHARE', title: `${ada.username} shared a document with you`, content: 'Price list', link: `/documents/${document}` });
    const admin = await house.demo('super_admin');
    const group = (await admin.post('/api/groups', { name: `g${bob.username}` })).body.data.id;
    await admin.post(`/api/groups/${group}/members`, { userIds: [ada.id, bob.id] });
    await ada.client.post(`/api/documents/${document}/share`, { groupId: group, permission: 'EDIT' });
    await until(async () => (await listOf(bob))[0]?.title.startsWith(ada.username) && (await listOf(bob))[0]?.createdAt !== first?.createdAt);
    await allIsDone();
    expect([(await listOf(bob)).map(({ id }) => id), await listOf(ada)]).toEqual([[first?.id], []]);
  });

  it('is a link to one’s file that somebody else made, and none of one’s own', async () => {
    const file = (await upload(bob.client, 'text', 'plan.txt')).body.data.id;
    const maker = await house.member('admin');
    for (const { client } of [maker, bob]) expect((await client.post(`/api/files/${file}/share`)).status).toBe(201);
    expect((await told(bob))[0]).toMatchObject({ type: 'SHARE', title: `${maker.username} made a link to a file of yours`, content: 'plan.txt', link: `/files/${file}` });
    await allIsDone();
    expect(await listOf(bob)).toHaveLength(1);
  });

  it('is no share and no invitation that was taken back, before or after it is told', async () => {
    const document = (await ada.client.post('/api/documents', { title: 'Price list' })).body.data.id;
    const meeting = { title: 'Stand-up', start: '2027-01-04T09:00:00Z', end: '2027-01-04T10:00:00Z', timeZone: 'UTC', userIds: [bob.id] };
    const event = (await ada.client.post('/api/calendar/events', meeting)).body.data.id;
    await ada.client.post(`/api/documents/${document}/share`, { userId: bob.id, permission: 'READ' });
    await told(bob, 2);
    await ada.client.post(`/api/documents/${document}/unshare`, { userId: bob.id });
    await ada.client.patch(`/api/documents/${document}`, { title: 'A secret' });
    await ada.client.delete(`/api/calendar/events/${event}/attendees/${bob.id}`);
    await tellAnew('document.shared', { type: 'document', id: document }, { userId: bob.id, groupId: null });
    for (const what of ['invited', 'reminder']) await tellAnew(`calendar.${what}`, { type: 'calendar_event', id: event }, { userIds: [bob.id], title: 'A secret' });
    await allIsDone();
    await until(async () => (await listOf(bob)).length === 0);
    expect([await listOf(bob, '?search=Price'), await unreadOf(bob)]).toEqual([[], 0]);
    await say(ada, bob, 'The end');
    await told(bob);
    expect(await replayedTo(bob)).toEqual(['The end', 'The end']);
  });

  it('is what one still sees: by another share, not by a group that one was taken out of, and not what was deleted', async () => {
    const admin = await house.demo('super_admin');
    const group = (await admin.post('/api/groups', { name: `g${bob.username}` })).body.data.id;
    await admin.post(`/api/groups/${group}/members`, { userIds: [ada.id, bob.id] });
    const [shared, grouped, gone] = await Promise.all(
      ['Shared', 'Grouped', 'Gone'].map(async (title): Promise<number> => (await ada.client.post('/api/documents', { title })).body.data.id),
    );
    const share = (id: number | undefined, subject: object) => ada.client.post(`/api/documents/${id}/share`, { ...subject, permission: 'READ' });
    for (const [id, subject] of [[shared, { userId: bob.id }], [shared, { groupId: group }], [grouped, { groupId: group }], [gone, { userId: bob.id }]] as const) await share(id, subject);
    await told(bob, 3);
    await allIsDone();
    await ada.client.delete(`/api/documents/${gone}`);
    await admin.delete(`/api/groups/${group}/members/${bob.id}`);
    await until(async () => (await listOf(bob)).length === 1);
    await allIsDone();
    expect((await listOf(bob)).map(({ content }) => content)).toEqual(['Shared']);
  });

  it('is a new device, and not the first one or one that is known', async () => {
    const { client, ...person } = await house.member();
    const signIn = (agent: string) => house.api.anonymous({ 'User-Agent': agent }).signIn(person.email, person.password);
    await signIn('node');
    await allIsDone();
    expect(await listOf({ client })).toEqual([]);
    await signIn('Firefox on a phone');
    const [notification] = await told({ client });
    expect(notification).toMatchObject({ type: 'SECURITY', title: 'You signed in from a new device', content: expect.stringContaining('Firefox on a phone') });
    await signIn('Firefox on a phone');
    await allIsDone();
    expect(await listOf({ client })).toHaveLength(1);
  });

  it('is a change of the password, and of the roles', async () => {
    await ada.client.post('/api/auth/change-password', { currentPassword: ada.password, newPassword: 'granite-heron-83' });
    expect((await told(ada))[0]).toMatchObject({ type: 'SECURITY', title: 'Your password was changed' });
    const admin = await house.demo('super_admin');
    await admin.put(`/api/users/${bob.id}/roles`, { roles: ['admin'] });
    expect((await told(bob))[0]).toMatchObject({ type: 'SECURITY', title: 'Your roles were changed', content: 'You are now: admin.' });
  });

  it('is a refresh token that is used twice', async () => {
    const thief = house.api.anonymous({ 'User-Agent': 'thief' });
    const { refreshToken } = ada.client;
    ada.client.keep(await ada.client.post('/api/auth/refresh', { refreshToken }));
    ada.client.keep(await ada.client.post('/api/auth/refresh', { refreshToken: ada.client.refreshToken }));
    await thief.post('/api/auth/refresh', { refreshToken });
    await ada.client.signIn(ada.email, ada.password);
    await until(async () => (await listOf(ada)).some(({ title }) => title === 'A device was signed out'));
  });

  it('is an invitation and a reminder, which front ends hear of as well', async () => {
    const socket = await LiveSocket.open(house.api.url, bob.client.accessToken);
    const start = '2027-01-04T09:00:00.000Z';
    const meeting = { title: 'Stand-up', start, end: '2027-01-04T10:00:00Z', timeZone: 'UTC', reminders: [], userIds: [bob.id] };
    const { id } = (await ada.client.post('/api/calendar/events', meeting)).body.data;
    await tellAnew('calendar.reminder', { type: 'calendar_event', id }, { userIds: [bob.id], occurrenceStart: null });
    const list = await told(bob, 2);
    expect(list.map(({ type, title }) => [type, title]).sort()).toEqual([['INVITATION', `${ada.username} invited you`], ['REMINDER', 'An event is coming up']]);
    expect((await socket.hears('calendar.reminder'))[0]?.data).toEqual({ eventId: id, title: 'Stand-up', start });
    expect(await socket.hears('notification.created', 2)).toHaveLength(2);
    socket.cut();
  });

  it('is told at once to who is connected, as it is listed', async () => {
    const socket = await LiveSocket.open(house.api.url, bob.client.accessToken);
    await say(ada, bob, 'Now');
    const [frame] = await socket.hears('notification.created');
    expect(await listOf(bob)).toEqual([frame?.data]);
    socket.cut();
  });

  it('notifies once, however often it is told', async () => {
    const { id: messageId } = await say(ada, bob, 'Once');
    const [notification] = await told(bob);
    const event = await house.database.sql('activities').where({ type: 'message.sent', subject_id: messageId }).first<{ id: number }>();
    await tellOf(event.id);
    await allIsDone();
    expect(await listOf(bob)).toEqual([notification]);
    await bob.client.delete(`/api/notifications/${notification.id}`);
    await tellOf(event.id);
    await allIsDone();
    await pause(50);
    expect(await listOf(bob)).toEqual([]);
  });
});

describe('the list of notifications', () => {
  const add = async (given: object) => {
    const row = { user_id: bob.id, type: 'SHARE', title: 'A title', content: 'A text', ...given };
    const [added] = await house.database.sql('notifications').insert(row).returning<{ id: number }[]>('id');
    return added?.id;
  };

  it('is filtered by what was read and by type', async () => {
    const read = await add({ read_at: new Date() });
    const security = await add({ type: 'SECURITY' });
    const share = await add({});
    const ids = async (query: string) => (await listOf(bob, query)).map(({ id }) => id);
    expect(await ids('')).toEqual([share, security, read]);
    expect(await ids('?read=true')).toEqual([read]);
    expect(await ids('?read=false&type=SHARE')).toEqual([share]);
    expectRefusal(await bob.client.get('/api/notifications?type=NONE&read=maybe'), 400, 'VALIDATION_ERROR', ['read', 'type']);
  });

  it('is read one by one, or as a whole', async () => {
    const [one] = [await add({}), await add({}), await add({})];
    expect(await unreadOf(bob)).toBe(3);
    expect((await bob.client.put(`/api/notifications/${one}/read`, undefined)).body.data).toMatchObject({ id: one, read: true });
    expect((await bob.client.put(`/api/notifications/${one}/read`, undefined)).status).toBe(200);
    expect(await unreadOf(bob)).toBe(2);
    expect((await bob.client.put('/api/notifications/read-all', undefined)).body.data).toEqual({ unreadCount: 0 });
    expect(await unreadOf(bob)).toBe(0);
  });

  it('shows, counts and replays nothing of documents, files and calendars to who may not see them', async () => {
    const guest = await house.member('guest');
    const document = (await ada.client.post('/api/documents', { title: 'A secret' })).body.data.id;
    await ada.client.post(`/api/documents/${document}/share`, { userId: guest.id, permission: 'READ' });
    const meeting = { title: 'A secret', start: '2027-01-04T09:00:00Z', end: '2027-01-04T10:00:00Z', timeZone: 'UTC', userIds: [guest.id] };
    await ada.client.post('/api/calendar/events', meeting);
    await until(async () => (await house.database.sql('notifications').where({ user_id: guest.id, content: 'A secret' })).length === 2);
    expectRefusal(await guest.client.get(`/api/documents/${document}`), 403, 'FORBIDDEN');
    await guest.client.post('/api/auth/change-password', { currentPassword: guest.password, newPassword: 'granite-heron-83' });
    const list = await told(guest, 2);
    expect([list.map(({ type }) => type), await unreadOf(guest), await listOf(guest, '?search=secret')]).toEqual([['SECURITY', 'SECURITY'], 2, []]);
    expect(await replayedTo(guest, 2)).toEqual(list.map(({ content }) => content).toReversed());
  });

  it('shows nothing of messages to who may not see them', async () => {
    const guest = await house.member('guest');
    await say(ada, guest, 'Not for guests');
    await say(ada, bob, 'For bob');
    await told(bob);
    await allIsDone();
    expect([(await listOf(guest)).map(({ type }) => type), await unreadOf(guest)]).toEqual([['SECURITY'], 1]);
    const hidden = await house.database.sql('notifications').where({ user_id: guest.id, type: 'MESSAGE' }).first('id');
    expectRefusal(await guest.client.put(`/api/notifications/${hidden.id}/read`, undefined), 404, 'NOT_FOUND');
  });

  it('is one’s own', async () => {
    const id = await add({});
    expectRefusal(await ada.client.put(`/api/notifications/${id}/read`, undefined), 404, 'NOT_FOUND');
    expectRefusal(await ada.client.delete(`/api/notifications/${id}`), 404, 'NOT_FOUND');
    await ada.client.put('/api/notifications/read-all', undefined);
    expect(await unreadOf(bob)).toBe(1);
    expect((await bob.client.delete(`/api/notifications/${id}`)).body.data).toEqual({ id });
    expectRefusal(await bob.client.delete(`/api/notifications/${id}`), 404, 'NOT_FOUND');
  });
});
