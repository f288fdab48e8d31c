import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';

const UNKNOWN_ID = 2_000_000_000;
const AT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

let house: Installation;
let ada: Member;
let bob: Member;
let stranger: Member;
let manager: Member;
beforeAll(async () => {
  house = await Installation.start();
  [ada, bob, stranger, manager] = [await house.member(), await house.member(), await house.member(), await house.member('admin')];
});
afterAll(() => house?.stop());

const make = async (body: object = {}, maker = ada) => (await maker.client.post('/api/tasks', { title: 'Call back', ...body })).body.data;
const ids = (answer: { body: { data: { items: { id: number }[] } } }) => answer.body.data.items.map(({ id }) => id);

describe('POST /api/tasks', () => {
  it('makes a task, and answers with it', async () => {
    const task = { title: 'Call back', done: true, priority: 'URGENT', dueAt: '2026-12-24T18:00:00.000Z', assigneeId: bob.id };
    const { status, body } = await ada.client.post('/api/tasks', task);
    expect(status).toBe(201);
    expect(body).toEqual({ success: true, data: { id: expect.any(Number), ...task, creatorId: ada.id, createdAt: AT, updatedAt: AT } });
    expect((await bob.client.get(`/api/tasks/${body.data.id}`)).body).toEqual(body);
  });

  it('needs a title: the rest is to be done by its maker, some time', async () => {
    expect(await make()).toMatchObject({ done: false, priority: 'MEDIUM', dueAt: null, assigneeId: ada.id });
    expect(await make({ assigneeId: null, dueAt: null })).toMatchObject({ dueAt: null, assigneeId: null });
  });

  it('names every field that is wrong, and those it does not know', async () => {
    const refused = async (body: object, ...fields: string[]) => expectRefusal(await ada.client.post('/api/tasks', body), 400, 'VALIDATION_ERROR', fields);
    await refused({}, 'title');
    await refused({ title: '', done: 'yes', priority: 'SOON', dueAt: 'tomorrow', assigneeId: 'bob' }, 'title', 'done', 'priority', 'dueAt', 'assigneeId');
    await refused({ title: 'A', assigneeId: UNKNOWN_ID }, 'assigneeId');
    await refused({ title: 'x'.repeat(201) }, 'title');
    await refused({ title: 'A', dueAt: '0000-01-01T00:00:00Z' }, 'dueAt');
    await refused({ title: 'A', creatorId: bob.id }, 'creatorId');
  });
});

describe('a task', () => {
  it('is seen and changed by who made it, who is to do it, and administrators', async () => {
    const { id } = await make({ assigneeId: bob.id });
    for (const [place, { client }] of [ada, bob, manager].entries()) {
      expect((await client.get(`/api/tasks/${id}`)).status).toBe(200);
      expect((await client.patch(`/api/tasks/${id}`, { title: `Changed ${place}` })).body.data.title).toBe(`Changed ${place}`);
    }
    for (const method of ['GET', 'DELETE']) expectRefusal(await stranger.client.request(method, `/api/tasks/${id}`), 404, 'NOT_FOUND');
    expectRefusal(await stranger.client.patch(`/api/tasks/${id}`, { done: true }), 404, 'NOT_FOUND');
    expect((await bob.client.delete(`/api/tasks/${id}`)).body).toEqual({ success: true, data: { id } });
    expectRefusal(await ada.client.get(`/api/tasks/${id}`), 404, 'NOT_FOUND');
  });

  it('PATCH changes what is sent, null clears; PUT replaces', async () => {
    const task = await make({ dueAt: '2026-12-24T18:00:00.000Z' });
    const patched = (await ada.client.patch(`/api/tasks/${task.id}`, { dueAt: null, done: true })).body.data;
    expect(patched).toEqual({ ...task, dueAt: null, done: true, updatedAt: AT });
    const replaced = (await ada.client.put(`/api/tasks/${task.id}`, { title: 'Write back', priority: 'LOW' })).body.data;
    expect(replaced).toEqual({ ...task, title: 'Write back', priority: 'LOW', done: false, dueAt: null, assigneeId: null, updatedAt: AT });
  });

  it('can be handed on: who hands it on is shown it once more', async () => {
    const { id } = await make({ assigneeId: bob.id });
    const { status, body } = await bob.client.patch(`/api/tasks/${id}`, { assigneeId: stranger.id });
    expect([status, body.data.assigneeId]).toEqual([200, stranger.id]);
    expectRefusal(await bob.client.get(`/api/tasks/${id}`), 404, 'NOT_FOUND');
    expect((await stranger.client.get(`/api/tasks/${id}`)).status).toBe(200);
  });

  it('heeds If-Match', async () => {
    const { id } = await make();
    expect((await ada.client.patch(`/api/tasks/${id}`, { done: true }, { 'If-Match': 'W/"1"' })).status).toBe(200);
    expectRefusal(await ada.client.delete(`/api/tasks/${id}`, { 'If-Match': 'W/"1"' }), 412, 'PRECONDITION_FAILED');
  });
});

describe('GET /api/tasks', () => {
  it('lists one’s own, filtered, searched and sorted', async () => {
    const member = await house.member();
    const soon = (await make({ title: 'Soon', dueAt: '2026-12-01T00:00:00Z' }, member)).id;
    const late = (await make({ title: 'Late', dueAt: '2026-12-31T00:00:00Z', done: true }, member)).id;
    const whenever = (await make({ title: 'Whenever', priority: 'LOW', assigneeId: bob.id }, member)).id;
    const list = async (query: string) => ids(await member.client.get(`/api/tasks?${query}`));
    expect(await list('')).toEqual([whenever, late, soon]);
    expect(await list('sort=dueAt')).toEqual([soon, late, whenever]);
    expect(await list('done=false')).toEqual([whenever, soon]);
    expect(await list('priority=LOW')).toEqual([whenever]);
    expect(await list(`assigneeId=${bob.id}`)).toEqual([whenever]);
    expect(await list('dueBefore=2026-12-02T00:00:00Z')).toEqual([soon]);
    expect(await list('search=LATE')).toEqual([late]);
    expectRefusal(await member.client.get('/api/tasks?sort=priority'), 400, 'VALIDATION_ERROR', ['sort']);
    expect(ids(await manager.client.get('/api/tasks?sort=-id&pageSize=3'))).toEqual([whenever, late, soon]);
  });

  it('is for holders of tasks:view', async () => {
    const guest = await house.member('guest');
    expectRefusal(await guest.client.get('/api/tasks'), 403, 'FORBIDDEN');
  });
});
