import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import type { Json } from '../kit/json.js';

const MADE = 230;
const DEMO = 4;
const TOTAL = MADE + DEMO;

let house: Installation;
let admin: ApiClient;
beforeAll(async () => {
  house = await Installation.start();
  admin = await house.demo('super_admin');
  // Many were made in the same instant and have the same name, so that only the id tells them apart.
  await house.database.sql.raw(
    `insert into users (email, username, name, status, password_hash)
     select 'u' || n || '@example.org', 'u' || lpad(n::text, 4, '0'), 'Name ' || n % 7, 'ACTIVE', '' from generate_series(1, ?) as n`,
    [MADE],
  );
});
afterAll(() => house?.stop());

const list = async (query: string): Promise<Json> => {
  const { status, body } = await admin.get(`/api/users?${query}`);
  expect(status).toBe(200);
  return body.data;
};
const idsOf = ({ items }: Json): number[] => items.map(({ id }: Json) => id);

async function byPage(query: string): Promise<number[]> {
  const { totalPages } = await list(query);
  const pages = Array.from({ length: totalPages }, (_, index) => list(`${query}&page=${index + 1}`));
  return (await Promise.all(pages)).flatMap(idsOf);
}

async function byCursor(query: string): Promise<number[]> {
  let page = await list(query);
  const ids = idsOf(page);
  while (page.nextCursor !== null) {
    page = await list(`${query}&cursor=${encodeURIComponent(page.nextCursor)}`);
    expect(page.page).toBeNull();
    ids.push(...idsOf(page));
  }
  return ids;
}

describe('paging', () => {
  it('starts with ten of the first page', async () => {
    const page = await list('');
    expect(page).toMatchObject({ total: TOTAL, page: 1, pageSize: 10, totalPages: 24, nextCursor: expect.any(String) });
    expect(page.items).toHaveLength(10);
    expect(Object.keys(page).sort()).toEqual(['items', 'nextCursor', 'page', 'pageSize', 'total', 'totalPages']);
  });

  it.each(['', 'id', '-id', 'createdAt', '-createdAt', 'email', '-email', 'username', 'name', '-name'])(
    'shows everybody once, in the same order by page and by cursor, sorted by "%s"',
    async (sort) => {
      const query = `pageSize=50${sort && `&sort=${sort}`}`;
      const ids = await byPage(query);
      expect(new Set(ids).size).toBe(TOTAL);
      expect(await byCursor(query)).toEqual(ids);
    },
  );

  it('sorts, and the id breaks ties in the same direction', async () => {
    const { items } = await list('pageSize=100&sort=-name&search=name');
    const keys = items.map(({ name, id }: Json) => [name, id]);
    const sorted = [...keys].sort(([a, x], [b, y]) => (a === b ? y - x : a < b ? 1 : -1));
    expect(keys).toEqual(sorted);
    expect(idsOf(await list('pageSize=100&sort=id'))).toEqual([...idsOf(await list('pageSize=100&sort=id'))].sort((a, b) => a - b));
  });

  it('takes limit for pageSize, which wins', async () => {
    expect(await list('limit=7')).toMatchObject({ pageSize: 7, totalPages: Math.ceil(TOTAL / 7) });
    expect(await list('limit=7&pageSize=9')).toMatchObject({ pageSize: 9 });
  });

  it('does not count unless asked to', async () => {
    expect(await list('count=none')).toMatchObject({ total: null, totalPages: null, page: 1, nextCursor: expect.any(String) });
    const { nextCursor } = await list('pageSize=100');
    expect(await list(`pageSize=100&cursor=${nextCursor}`)).toMatchObject({ total: TOTAL, totalPages: 3, page: null });
    expect(await list(`count=none&cursor=${nextCursor}`)).toMatchObject({ total: null, totalPages: null, page: null });
  });

  it('goes on under a cursor past rows that come and go', async () => {
    const first = await list('pageSize=100&sort=id');
    await house.database.sql('users').where({ id: first.items[0].id + 50 }).update({ deleted_at: new Date() });
    const second = await list(`pageSize=100&sort=id&cursor=${first.nextCursor}`);
    expect(second.items[0].id).toBe(first.items.at(-1).id + 1);
    await house.database.sql('users').where({ id: first.items[0].id + 50 }).update({ deleted_at: null });
  });

  it('filters under a cursor and counts what passes the filter', async () => {
    const query = 'pageSize=10&search=name%203';
    const ids = await byCursor(query);
    expect(ids).toHaveLength((await list(query)).total);
    expect(ids).toEqual(await byPage(query));
    expect(ids.length).toBeGreaterThan(20);
  });

  it('has an end', async () => {
    expect(await list('page=25')).toMatchObject({ items: [], total: TOTAL, page: 25, nextCursor: null });
    expect(await list('page=1000000000&pageSize=100')).toMatchObject({ items: [] });
    expect(await list(`page=24`)).toMatchObject({ nextCursor: null });
  });

  it('names what it does not understand', async () => {
    const faults: [query: string, fields: string[]][] = [
      ['page=0', ['page']],
      ['page=-1', ['page']],
      ['page=1.5', ['page']],
      ['page=first', ['page']],
      ['pageSize=0', ['pageSize']],
      ['pageSize=101&page=x', ['page', 'pageSize']],
      ['limit=1000', ['limit']],
      ['count=maybe', ['count']],
      ['sort=password_hash', ['sort']],
      ['sort=--id', ['sort']],
      ['sort=id,name', ['sort']],
      ['colour=red&size=9', ['colour', 'size']],
      ['page=1&page=2', ['page']],
    ];
    for (const [query, fields] of faults) expectRefusal(await admin.get(`/api/users?${query}`), 400, 'VALIDATION_ERROR', fields);
  });

  it('refuses a cursor that is damaged or belongs to another order', async () => {
    const { nextCursor } = await list('sort=name');
    const forged = ['["name","x"]', '["name","x",1.5]', '["id","nonsense",1]', '["password_hash","x",1]', '["createdAt","yesterday",1]', '{}', '[]', 'null'];
    const cursors = ['nonsense', nextCursor.slice(2), ...forged.map((text) => Buffer.from(text).toString('base64url'))];
    for (const cursor of cursors) expectRefusal(await admin.get(`/api/users?cursor=${cursor}`), 400, 'VALIDATION_ERROR', ['cursor']);
    expectRefusal(await admin.get(`/api/users?sort=id&cursor=${nextCursor}`), 400, 'VALIDATION_ERROR', ['cursor']);
  });
});

describe('every list', () => {
  it.each(['/api/users', '/api/roles', '/api/permissions', '/api/auth/sessions'])('%s is such a page', async (path) => {
    const { status, body } = await admin.get(`${path}?pageSize=1&count=exact`);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ page: 1, pageSize: 1, total: expect.any(Number), totalPages: expect.any(Number) });
    expect(body.data.items).toHaveLength(1);
    expectRefusal(await admin.get(`${path}?sort=nonsense`), 400, 'VALIDATION_ERROR', ['sort']);
    expectRefusal(await admin.get(`${path}?cursor=nonsense`), 400, 'VALIDATION_ERROR', ['cursor']);
    expectRefusal(await admin.get(`${path}?pageSize=0&colour=red`), 400, 'VALIDATION_ERROR', ['pageSize', 'colour']);
  });
});
