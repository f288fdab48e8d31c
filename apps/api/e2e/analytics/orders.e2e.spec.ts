import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation, type Member } from '../kit/installation.js';
import { uniquePerson } from '../kit/unique-person.js';

const UNKNOWN_ID = 2_000_000_000;
const AT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

let house: Installation;
let manager: Member;
beforeAll(async () => {
  house = await Installation.start();
  manager = await house.member('admin');
});
afterAll(() => house?.stop());

const unique = () => `T-${uniquePerson().username}`;
const make = async (body: object = {}) => (await manager.client.post('/api/orders', { amount: 19.9, customer: 'Ada', ...body })).body.data;
const ids = (answer: { body: { data: { items: { id: number }[] } } }) => answer.body.data.items.map(({ id }) => id);

describe('POST /api/orders', () => {
  it('records an order, and answers with it', async () => {
    const number = unique();
    const order = { number, amount: 1234.5, currency: 'EUR', status: 'PAID', customer: 'Café Aurora' };
    const { status, body, headers } = await manager.client.post('/api/orders', { ...order, customer: ' Café Aurora ' });
    expect(status).toBe(201);
    expect(body).toEqual({ success: true, data: { id: expect.any(Number), ...order, createdAt: AT, updatedAt: AT } });
    expect(headers.get('etag')).toBe('W/"1"');
    expect((await manager.client.get(`/api/orders/${body.data.id}`)).body).toEqual(body);
  });

  it('needs an amount and a customer: the rest is a free number, USD and PENDING', async () => {
    const [one, two] = [await make(), await make({ number: null })];
    expect(one).toMatchObject({ number: expect.stringMatching(/^ORD-\d+$/), currency: 'USD', status: 'PENDING' });
    expect(two.number).not.toBe(one.number);
  });

  it.each([0, 0.07, 4.35, 1.1, 999_999_999_999.99])('keeps the amount %d as it is', async (amount) => {
    const { id } = await make({ amount });
    expect((await manager.client.get(`/api/orders/${id}`)).text).toContain(`"amount":${amount},`);
  });

  it('refuses a number that is taken', async () => {
    const { number } = await make();
    expectRefusal(await manager.client.post('/api/orders', { number, amount: 1, customer: 'Ada' }), 409, 'CONFLICT', ['number']);
  });

  it('names every field that is wrong, and those it does not know', async () => {
    const refused = async (body: object, ...fields: string[]) => expectRefusal(await manager.client.post('/api/orders', body), 400, 'VALIDATION_ERROR', fields);
    await refused({}, 'amount', 'customer');
    await refused({ amount: 'much', customer: ' ', number: 'a b', currency: 'usd', status: 'LOST' }, 'amount', 'customer', 'number', 'currency', 'status');
    await refused({ amount: 0.001, customer: 'Ada' }, 'amount');
    await refused({ amount: -0.01, customer: 'Ada' }, 'amount');
    await refused({ amount: 1_000_000_000_000, customer: 'Ada' }, 'amount');
    await refused({ amount: 1, customer: 'Ada', currency: 'QQQ' }, 'currency');
    await refused({ amount: 1, customer: 'x'.repeat(201), number: 'x'.repeat(51) }, 'customer', 'number');
    await refused({ amount: 1, customer: 'Ada', createdAt: '2026-01-01T00:00:00Z' }, 'createdAt');
  });
});

describe('PUT and PATCH /api/orders/:id', () => {
  it('PATCH changes what is sent and nothing else', async () => {
    const order = await make();
    const patch = async (body: object) => (await manager.client.patch(`/api/orders/${order.id}`, body)).body.data;
    expect(await patch({ amount: 5 })).toEqual({ ...order, amount: 5, updatedAt: AT });
    expect(await patch({ status: 'PAID' })).toMatchObject({ amount: 5, status: 'PAID', number: order.number });
    expect(await patch({})).toMatchObject({ amount: 5, status: 'PAID' });
  });

  it('PUT replaces: the currency left out is USD again, number and status stay', async () => {
    const order = await make({ currency: 'EUR', status: 'PAID' });
    const put = (body: object) => manager.client.put(`/api/orders/${order.id}`, body);
    expect((await put({ amount: 7, customer: 'Bob' })).body.data).toEqual({ ...order, amount: 7, customer: 'Bob', currency: 'USD', updatedAt: AT });
    expectRefusal(await put({ amount: 7 }), 400, 'VALIDATION_ERROR', ['customer']);
  });

  it('lets an order become what follows, and nothing else', async () => {
    const { id } = await make();
    const become = (status: string) => manager.client.patch(`/api/orders/${id}`, { status });
    expectRefusal(await become('SHIPPED'), 409, 'CONFLICT', ['status']);
    for (const status of ['PAID', 'SHIPPED', 'SHIPPED', 'COMPLETED', 'REFUNDED']) expect((await become(status)).body.data.status).toBe(status);
    for (const status of ['PENDING', 'PAID', 'CANCELLED']) expectRefusal(await become(status), 409, 'CONFLICT', ['status']);
  });

  it('heeds If-Match', async () => {
    const { id } = await make();
    const patch = (tag: string) => manager.client.patch(`/api/orders/${id}`, { amount: 3 }, { 'If-Match': tag });
    expect((await patch('W/"1"')).headers.get('etag')).toBe('W/"2"');
    expectRefusal(await patch('W/"1"'), 412, 'PRECONDITION_FAILED');
    expect((await manager.client.get(`/api/orders/${id}`, { 'If-None-Match': 'W/"2"' })).status).toBe(304);
  });
});

describe('DELETE /api/orders/:id', () => {
  it('removes it', async () => {
    const { id } = await make();
    expect((await manager.client.delete(`/api/orders/${id}`)).body).toEqual({ success: true, data: { id } });
    for (const method of ['GET', 'DELETE']) expectRefusal(await manager.client.request(method, `/api/orders/${id}`), 404, 'NOT_FOUND');
    expectRefusal(await manager.client.patch(`/api/orders/${UNKNOWN_ID}`, { amount: 1 }), 404, 'NOT_FOUND');
  });
});

describe('GET /api/orders', () => {
  it('filters, searches, sorts and pages', async () => {
    const customer = unique();
    const cheap = (await make({ customer, amount: 9.5, currency: 'EUR' })).id;
    const dear = (await make({ customer, amount: 100, status: 'PAID' })).id;
    const list = async (query: string) => ids(await manager.client.get(`/api/orders?customer=${customer}&${query}`));
    expect(await list('')).toEqual([dear, cheap]);
    expect(await list('sort=amount')).toEqual([cheap, dear]);
    expect(await list('status=PAID')).toEqual([dear]);
    expect(await list('currency=EUR')).toEqual([cheap]);
    expect(await list('from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z')).toEqual([]);
    expect(ids(await manager.client.get(`/api/orders?search=${customer.toUpperCase()}&sort=-amount`))).toEqual([dear, cheap]);
    const { body } = await manager.client.get(`/api/orders?customer=${customer}&pageSize=1&sort=-amount`);
    expect(ids(await manager.client.get(`/api/orders?customer=${customer}&pageSize=1&cursor=${body.data.nextCursor}`))).toEqual([cheap]);
    expectRefusal(await manager.client.get('/api/orders?status=LOST'), 400, 'VALIDATION_ERROR', ['status']);
    expectRefusal(await manager.client.get('/api/orders?sort=version'), 400, 'VALIDATION_ERROR', ['sort']);
  });

  it('is for holders of orders:view', async () => {
    const user = await house.member();
    expectRefusal(await user.client.get('/api/orders'), 403, 'FORBIDDEN');
    expectRefusal(await house.api.anonymous().get('/api/orders'), 401, 'UNAUTHORIZED');
  });
});

it('what is done to orders stands in the audit log', async () => {
  const { id } = await make();
  await manager.client.patch(`/api/orders/${id}`, { status: 'PAID' });
  await manager.client.delete(`/api/orders/${id}`);
  const { body } = await manager.client.get(`/api/activities?subjectType=order&subjectId=${id}&sort=id`);
  const rows = body.data.items.map(({ type, data, actor }: { type: string; data: object; actor: { id: number } }) => [type, data, actor.id]);
  expect(rows).toEqual([
    ['order.created', { status: 'PENDING' }, manager.id],
    ['order.updated', { from: 'PENDING', to: 'PAID' }, manager.id],
    ['order.deleted', {}, manager.id],
  ]);
});
