import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from './database/index.js';
import { keysetScan } from './keyset-scan.js';
import { createTestDatabase, type TestDatabase } from './testing/index.js';

const ROWS = 2_500;

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 1, dbPoolTimeoutMs: 1_000 });
  await database.sql.raw(`
    create table things (id bigint primary key, name text not null);
    insert into things select n * 3, 'Thing ' || n from generate_series(${ROWS}, 1, -1) n`);
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});

interface Thing {
  readonly id: number;
  readonly name: string;
}

const scan = (most?: number) => {
  const query = () => {
    const things = database.sql('things').select('things.id', 'things.name');
    return most === undefined ? things : things.where('things.id', '<=', most * 3);
  };
  return keysetScan<Thing, number>(query, 'things.id', ({ id }) => id);
};
const read = async (batches: AsyncIterable<readonly number[]>) => {
  const all: (readonly number[])[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
};
const sizesOf = async (batches: AsyncIterable<readonly number[]>) => (await read(batches)).map(({ length }) => length);

describe('keysetScan', () => {
  it('reads every row once, in the order of their ids', async () => {
    const ids = (await read(scan())).flat();
    expect(ids).toEqual(Array.from({ length: ROWS }, (_, index) => (index + 1) * 3));
  });

  it.each([
    [0, []],
    [1, [1]],
    [99, [99]],
    [100, [100]],
    [101, [100, 1]],
    [200, [100, 100]],
    [250, [100, 100, 50]],
  ])('reads %d rows in batches of a hundred, and never gives an empty one', async (rows, sizes) => {
    expect(await sizesOf(scan(rows))).toEqual(sizes);
  });

  it('holds no connection while its reader is slow, and reads what changed meanwhile', async () => {
    const seen: number[] = [];
    for await (const batch of scan()) {
      // The pool has one connection: this waits for ever where the scan holds it.
      if (seen.length === 0) await database.sql('things').insert({ id: ROWS * 3 + 1, name: 'Late' });
      seen.push(...batch);
    }
    await database.sql('things').where({ name: 'Late' }).delete();
    expect(seen.at(-1)).toBe(ROWS * 3 + 1);
    expect(new Set(seen).size).toBe(ROWS + 1);
  });

  it('asks for nothing more once its reader stops', async () => {
    const asked: string[] = [];
    const note = ({ sql }: { sql: string }) => asked.push(sql);
    database.root.on('query', note);
    for await (const batch of scan()) if (batch.length > 0) break;
    database.root.removeListener('query', note);
    expect(asked).toHaveLength(1);
  });

  it('goes by the index, however deep it is', async () => {
    const plan = await database.transaction(async () => {
      const asked: { sql: string; bindings: string[] }[] = [];
      const note = (query: { sql: string; bindings: string[] }) => asked.push(query);
      database.sql.on('query', note);
      await sizesOf(scan());
      database.sql.removeListener('query', note);
      await database.sql.raw('analyze things');
      const { sql = '', bindings = [] } = asked.at(-1) ?? {};
      const { rows } = await database.sql.raw(`explain ${sql.replace(/\$\d+/g, '?')}`, bindings);
      return JSON.stringify(rows);
    });
    expect(plan).toContain('Index Cond: (id > ');
    expect(plan).not.toContain('Sort');
  });
});
