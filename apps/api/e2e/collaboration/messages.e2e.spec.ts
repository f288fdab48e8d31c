import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';

let house: Installation;
let ada: Member;
let bob: Member;
let cyd: Member;
beforeAll(async () => {
  house = await Installation.start();
});
beforeEach(async () => {
  [ada, bob, cyd] = await Promise.all([house.member(), house.member(), house.member()]);
});
afterAll(() => house?.stop());

const say = async (from: Member, body: object) => {
  const { status, text, body: answer } = await from.client.post('/api/messages', { content: 'Hello', ...body });
  if (status !== 201) throw new Error(`Not sent: ${text}`);
  return answer.data;
};
const conversationsOf = async ({ client }: Member, query = '') => (await client.get(`/api/messages/conversations${query}`)).body.data.items;
const group = async (name: string, maker: Member, ...others: Member[]) =>
  (await maker.client.post('/api/messages/conversations', { name, userIds: others.map(({ id }) => id) })).body.data;

describe('a direct conversation', () => {
  it('is made by the first message, and found by every other, from either side', async () => {
    const first = await say(ada, { recipientId: bob.id, content: ' Hi Bob ' });
    expect(first).toEqual({
      id: expect.any(Number),
      conversationId: expect.any(Number),
      sender: { id: ada.id, name: ada.username, avatar: null },
      content: 'Hi Bob',
      read: true,
      createdAt: expect.stringMatching(/Z$/),
    });
    const { conversationId } = first;
    expect(await say(bob, { recipientId: ada.id })).toMatchObject({ conversationId });
    expect(await say(bob, { conversationId })).toMatchObject({ conversationId });
    const started = await ada.client.post('/api/messages/conversations', { userIds: [bob.id] });
    expect([started.status, started.body.data]).toEqual([201, expect.objectContaining({ id: conversationId, type: 'DIRECT', name: bob.username })]);
  });

  it('is shown to both with the other’s name, what was said last and what is unread', async () => {
    const { conversationId } = await say(ada, { recipientId: bob.id, content: 'One' });
    await say(ada, { conversationId, content: 'Two' });
    const last = await say(ada, { conversationId, content: 'Three' });
    const [shown] = await conversationsOf(bob);
    expect(shown).toEqual({
      id: conversationId,
      type: 'DIRECT',
      name: ada.username,
      participants: expect.arrayContaining([
        { id: ada.id, name: ada.username, avatar: null, lastReadMessageId: 0 },
        { id: bob.id, name: bob.username, avatar: null, lastReadMessageId: 0 },
      ]),
      lastMessage: { ...last, read: false },
      lastMessageAt: last.createdAt,
      unreadCount: 3,
      createdAt: expect.stringMatching(/Z$/),
    });
    expect((await conversationsOf(ada))[0]).toMatchObject({ name: bob.username, unreadCount: 0 });
  });

  it('counts as unread what was not read, whichever way it was read', async () => {
    const { id: one, conversationId } = await say(ada, { recipientId: bob.id });
    const { id: two } = await say(ada, { conversationId });
    await say(ada, { conversationId });
    const unread = async () => (await bob.client.get(`/api/messages/conversations/${conversationId}`)).body.data.unreadCount;
    expect((await bob.client.put(`/api/messages/${two}/read`, undefined)).body.data).toMatchObject({ id: two, read: true });
    expect([(await bob.client.get(`/api/messages/${one}`)).body.data.read, await unread()]).toEqual([true, 1]);
    expect((await bob.client.put(`/api/messages/${one}/read`, undefined)).status).toBe(200);
    expect(await unread()).toBe(1);
    const read = await bob.client.put(`/api/messages/conversations/${conversationId}/read`, undefined);
    expect([read.status, read.body.data.unreadCount]).toEqual([200, 0]);
    await say(bob, { conversationId });
    expect(await unread()).toBe(0);
  });

  it('counts as unread also what was said before the answer of who has not read it', async () => {
    const { conversationId } = await say(ada, { recipientId: bob.id });
    await say(bob, { conversationId });
    const { body } = await bob.client.get(`/api/messages/conversations/${conversationId}`);
    expect(body.data.unreadCount).toBe(1);
  });

  it('is counted with all others that the caller has, and not for who is in none', async () => {
    const unread = async ({ client }: Member) => (await client.get('/api/messages/conversations/unread-count')).body.data;
    const { conversationId } = await say(ada, { recipientId: bob.id });
    await say(ada, { conversationId });
    await say(cyd, { recipientId: bob.id });
    expect([await unread(bob), await unread(ada)]).toEqual([{ unreadCount: 3 }, { unreadCount: 0 }]);
    await bob.client.put(`/api/messages/conversations/${conversationId}/read`, undefined);
    expect(await unread(bob)).toEqual({ unreadCount: 1 });
  });

  it('disappears for who deletes it, and comes back with what is said next', async () => {
    const { conversationId } = await say(ada, { recipientId: bob.id, content: 'Old' });
    expect((await bob.client.delete(`/api/messages/conversations/${conversationId}`)).body.data).toEqual({ id: conversationId });
    expect([await conversationsOf(bob), (await conversationsOf(ada)).length]).toEqual([[], 1]);
    const { id } = await say(ada, { conversationId, content: 'New' });
    expect(await conversationsOf(bob)).toEqual([expect.objectContaining({ id: conversationId, unreadCount: 1 })]);
    const { body } = await bob.client.get(`/api/messages/conversations/${conversationId}/messages`);
    expect(body.data.items.map((message: { id: number }) => message.id)).toEqual([id]);
  });

  it('stays between its two', async () => {
    const { conversationId } = await say(ada, { recipientId: bob.id });
    const path = `/api/messages/conversations/${conversationId}`;
    expectRefusal(await ada.client.post(`${path}/participants`, { userIds: [cyd.id] }), 409, 'CONFLICT');
    expectRefusal(await ada.client.delete(`${path}/participants/${bob.id}`), 409, 'CONFLICT');
    expectRefusal(await ada.client.patch(path, { name: 'Us' }), 409, 'CONFLICT');
  });
});

describe('a group', () => {
  it('has a name, and everybody in it', async () => {
    const made = await group('Launch', ada, bob, cyd);
    expect(made).toMatchObject({ type: 'GROUP', name: 'Launch', unreadCount: 0, lastMessage: null, lastMessageAt: null });
    expect(made.participants.map(({ id }: { id: number }) => id)).toEqual([ada.id, bob.id, cyd.id]);
    for (const member of [bob, cyd]) expect(await conversationsOf(member)).toEqual([expect.objectContaining({ id: made.id })]);
  });

  it('is renamed by anybody in it, if they have seen its last state', async () => {
    const { id } = await group('Launch', ada, bob);
    const path = `/api/messages/conversations/${id}`;
    const etag = (await bob.client.get(path)).headers.get('etag') ?? '';
    expect((await bob.client.patch(path, { name: 'Landing' }, { 'If-Match': etag })).body.data.name).toBe('Landing');
    expectRefusal(await bob.client.patch(path, { name: 'Again' }, { 'If-Match': etag }), 412, 'PRECONDITION_FAILED');
    expectRefusal(await cyd.client.patch(path, { name: 'Mine' }), 404, 'NOT_FOUND');
  });

  it('shows newcomers what is said from then on, and nobody anything who left', async () => {
    const { id } = await group('Launch', ada, bob);
    const path = `/api/messages/conversations/${id}`;
    const before = await say(ada, { conversationId: id, content: 'Before' });
    const added = await bob.client.post(`${path}/participants`, { userIds: [cyd.id, ada.id] });
    expect([added.status, added.body.data.participants.length]).toEqual([200, 3]);
    const after = await say(ada, { conversationId: id, content: 'After' });
    expect((await cyd.client.get(`${path}/messages`)).body.data.items).toEqual([{ ...after, read: false }]);
    expectRefusal(await cyd.client.get(`/api/messages/${before.id}`), 404, 'NOT_FOUND');
    expect((await cyd.client.delete(path)).status).toBe(200);
    expectRefusal(await cyd.client.get(path), 404, 'NOT_FOUND');
    expectRefusal(await cyd.client.get(`/api/messages/${after.id}`), 404, 'NOT_FOUND');
    expect((await bob.client.get(path)).body.data.participants).toHaveLength(2);
  });

  it('is left by anybody, and cleared of others by who has been in it longest', async () => {
    const { id } = await group('Launch', ada, bob, cyd);
    const participant = (member: Member) => `/api/messages/conversations/${id}/participants/${member.id}`;
    expectRefusal(await bob.client.delete(participant(cyd)), 403, 'FORBIDDEN');
    expect((await ada.client.delete(participant(ada))).body.data).toEqual({ id: ada.id });
    expect((await bob.client.delete(participant(cyd))).status).toBe(200);
    expectRefusal(await bob.client.delete(participant(cyd)), 404, 'NOT_FOUND');
    expect((await bob.client.delete(participant(bob))).status).toBe(200);
    expect(await house.database.sql('conversations').where({ id })).toEqual([]);
  });
});

describe('a message', () => {
  it('is nobody’s business but the participants’, administrators included', async () => {
    const { id, conversationId } = await say(ada, { recipientId: bob.id, content: 'Between us' });
    const admin = await house.demo('super_admin');
    for (const client of [cyd.client, admin]) {
      expectRefusal(await client.get(`/api/messages/${id}`), 404, 'NOT_FOUND');
      expectRefusal(await client.put(`/api/messages/${id}/read`, undefined), 404, 'NOT_FOUND');
      expectRefusal(await client.delete(`/api/messages/${id}`), 404, 'NOT_FOUND');
      expectRefusal(await client.post('/api/messages', { conversationId, content: 'Me too' }), 404, 'NOT_FOUND');
      expectRefusal(await client.get(`/api/messages/conversations/${conversationId}`), 404, 'NOT_FOUND');
      expectRefusal(await client.get(`/api/messages/conversations/${conversationId}/messages`), 404, 'NOT_FOUND');
      expectRefusal(await client.delete(`/api/messages/conversations/${conversationId}`), 404, 'NOT_FOUND');
    }
    const log = JSON.stringify((await admin.get('/api/activities?pageSize=100')).body);
    expect(log).toContain('message.sent');
    expect(log).not.toContain('Between us');
  });

  it('is taken back by its sender, for everybody, and counts no more', async () => {
    const { id, conversationId } = await say(ada, { recipientId: bob.id });
    expectRefusal(await bob.client.delete(`/api/messages/${id}`), 403, 'FORBIDDEN');
    expect((await ada.client.delete(`/api/messages/${id}`)).body.data).toEqual({ id });
    for (const { client } of [ada, bob]) expectRefusal(await client.get(`/api/messages/${id}`), 404, 'NOT_FOUND');
    expect((await bob.client.get(`/api/messages/conversations/${conversationId}`)).body.data).toMatchObject({ unreadCount: 0, lastMessage: null });
  });

  it('is listed newest first, page by page, with those of all conversations together', async () => {
    const { conversationId } = await say(ada, { recipientId: bob.id, content: 'One' });
    await say(bob, { conversationId, content: 'Two' });
    await say(cyd, { recipientId: bob.id, content: 'Three' });
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await bob.client.get(`/api/messages?pageSize=2${cursor}`);
      seen.push(...body.data.items.map(({ content }: { content: string }) => content));
      if (body.data.nextCursor === null) break;
      cursor = `&cursor=${body.data.nextCursor}`;
    }
    expect(seen).toEqual(['Three', 'Two', 'One']);
    expect((await bob.client.get('/api/messages?search=thr')).body.data.items).toHaveLength(1);
  });

  it.each<[what: string, body: object, fields: string[]]>([
    ['goes nowhere', {}, ['conversationId', 'recipientId']],
    ['goes to two places', { conversationId: 1, recipientId: 1 }, ['conversationId', 'recipientId']],
    ['goes to nobody', { recipientId: 2_000_000_000 }, ['recipientId']],
    ['says nothing', { recipientId: 1, content: ' ' }, ['content']],
    ['says too much', { recipientId: 1, content: 'x'.repeat(10_001) }, ['content']],
    ['says something else', { recipientId: 1, subject: 'x' }, ['subject']],
  ])('is refused when it %s', async (_what, body, fields) => {
    expectRefusal(await ada.client.post('/api/messages', { content: 'Hello', ...body }), 400, 'VALIDATION_ERROR', fields);
  });

  it('goes to nobody who is gone, and not to oneself', async () => {
    const admin = await house.demo('super_admin');
    await admin.delete(`/api/users/${cyd.id}`);
    expectRefusal(await ada.client.post('/api/messages', { recipientId: cyd.id, content: 'Hello?' }), 400, 'VALIDATION_ERROR', ['recipientId']);
    expectRefusal(await ada.client.post('/api/messages', { recipientId: ada.id, content: 'Note' }), 400, 'VALIDATION_ERROR', ['recipientId']);
    expectRefusal(await ada.client.post('/api/messages/conversations', { name: 'All', userIds: [bob.id, cyd.id] }), 400, 'VALIDATION_ERROR', ['userIds']);
    expectRefusal(await ada.client.post('/api/messages/conversations', { userIds: [bob.id, cyd.id] }), 400, 'VALIDATION_ERROR', ['name']);
  });
});

describe('the list of conversations', () => {
  it('begins where something happened last, and pages through all of them', async () => {
    const ids: number[] = [];
    for (const name of ['One', 'Two', 'Three']) ids.push((await group(name, ada, bob)).id);
    await say(bob, { conversationId: ids[0] });
    const order = [ids[0], ids[2], ids[1]];
    expect((await conversationsOf(ada)).map(({ id }: { id: number }) => id)).toEqual(order);
    const first = (await ada.client.get('/api/messages/conversations?pageSize=2')).body.data;
    const second = (await ada.client.get(`/api/messages/conversations?pageSize=2&cursor=${first.nextCursor}`)).body.data;
    expect([...first.items, ...second.items].map(({ id }: { id: number }) => id)).toEqual(order);
    expect((await conversationsOf(ada, '?type=DIRECT'))).toEqual([]);
    expect((await conversationsOf(ada, '?search=TWO'))).toEqual([expect.objectContaining({ id: ids[1] })]);
    expect((await conversationsOf(bob, `?search=${ada.username}&pageSize=100`))).toHaveLength(3);
  });
});
