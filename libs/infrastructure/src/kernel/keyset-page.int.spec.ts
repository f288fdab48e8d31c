import type { PageRequest } from '@halolight/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from './database/index.js';
import { keysetPage } from './keyset-page.js';
import type { Sorts } from './paging/index.js';
import { createTestDatabase, type TestDatabase } from './testing/index.js';

const ROWS = 57;
const FIRST: PageRequest = { page: 1, pageSize: 10, count: 'exact' };
const SORTS: Sorts = {
  id: { column: 'things.id', type: 'integer' },
  name: { column: 'things.name', type: 'text' },
  rank: { column: 'things.rank', type: 'integer' },
  madeAt: { column: 'things.made_at', type: 'timestamptz' },
};

let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 2, dbPoolTimeoutMs: 3_000 });
  await database.sql.raw(`
    create table things (id bigint primary key, name text not null, rank integer not null, made_at timestamptz not null);
    create index things_by_making on things (made_at, id);
    insert into things select n, 'Thing ' || (n % 5) || ' “é' || chr(92) || '"', n % 3 - 1, '2024-01-01T00:00:00.000001Z'::timestamptz + (n % 4) * interval '1 microsecond'
    from generate_series(1, ${ROWS}) n`);
});

afterAll(async () => {
  await database.close();
  await server.drop();
});

function page(request: Partial<PageRequest>, query = database.sql('things').select('things.id')) {
  return keysetPage(database.sql, {
    query,
    request: { ...FIRST, ...request },
    sorts: SORTS,
    defaultSort: '-madeAt',
    id: 'things.id',
    toItem: ({ id }: { id: number }) => id,
  });
}

async function idsByNumber(sort: string): Promise<number[]> {
  const pages = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => page({ sort, page: number })));
  return pages.flatMap(({ items }) => items);
}

async function idsByCursor(sort: string): Promise<number[]> {
  const ids: number[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { items, nextCursor } = await page({ sort, cursor });
    ids.push(...items);
    cursor = nextCursor;
  }
  return ids;
}

describe('keysetPage', () => {
  it.each(['id', '-id', 'name', '-name', 'rank', '-rank', 'madeAt', '-madeAt'])(
    'shows the same rows in the same order by number and by cursor, sorted by %s with many equal values',
    async (sort) => {
      const ids = await idsByNumber(sort);
      expect(new Set(ids).size).toBe(ROWS);
      expect(await idsByCursor(sort)).toEqual(ids);
    },
  );

  it('counts all rows, and the pages they fill', async () => {
    expect(await page({ page: 6 })).toMatchObject({ total: ROWS, totalPages: 6, page: 6, pageSize: 10, nextCursor: null });
    const [, second] = [await page({}), await page({ cursor: (await page({})).nextCursor ?? '' })];
    expect(second).toMatchObject({ total: ROWS, totalPages: 6, page: null });
  });

  it('does not count when asked not to', async () => {
    expect(await page({ count: 'none' })).toMatchObject({ total: null, totalPages: null });
  });

  it('pages through filtered rows only', async () => {
    const filtered = () => database.sql('things').select('things.id').where('rank', 0);
    const first = await page({ sort: 'id', pageSize: 15 }, filtered());
    const second = await page({ sort: 'id', pageSize: 15, cursor: first.nextCursor ?? '' }, filtered());
    expect(first.total).toBe(ROWS / 3);
    expect([...first.items, ...second.items]).toEqual(Array.from({ length: ROWS / 3 }, (_, n) => n * 3 + 1));
  });

  it('tells of a damaged cursor and a wrong sort at once', async () => {
    await expect(page({ sort: 'nonsense', cursor: 'zzz' })).rejects.toMatchObject({ faults: [{ field: 'cursor' }, { field: 'sort' }] });
  });

  it('follows a cursor without being told its order again', async () => {
    const { nextCursor } = await page({ sort: 'name' });
    expect((await page({ cursor: nextCursor ?? '' })).items).toEqual((await page({ sort: 'name', page: 2 })).items);
  });

  it('refuses a cursor of another order, naming the field', async () => {
    const { nextCursor } = await page({ sort: 'name' });
    await expect(page({ sort: '-name', cursor: nextCursor ?? '' })).rejects.toMatchObject({ kind: 'invalid', faults: [{ field: 'cursor' }] });
  });

  it('refuses a sort outside the allow-list, naming the field', async () => {
    for (const sort of ['secret', '--name', '', '-', 'constructor', 'name desc']) {
      await expect(page({ sort })).rejects.toMatchObject({ kind: 'invalid', faults: [{ field: 'sort' }] });
    }
  });

  it('lets an index find the place of a cursor', async () => {
    const { nextCursor } = await page({});
    const asked: { sql: string; bindings: string[] }[] = [];
    database.root.once('query', (query: { sql: string; bindings: string[] }) => asked.push(query));
    await page({ cursor: nextCursor ?? '', count: 'none' });
    const plan = await database.transaction(async () => {
      await database.sql.raw('set local enable_seqscan = off');
      const [{ sql, bindings } = { sql: '', bindings: [] }] = asked;
      const numbered = sql.replace(/\$\d+/g, '?');
      const { rows } = await database.sql.raw(`explain ${numbered}`, bindings);
      return JSON.stringify(rows);
    });
    expect(plan).toContain('Index Cond: (ROW(made_at, id) < ');
    expect(plan).not.toContain('"Sort');
  });
});
