import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { benchDatabase, type BenchDatabase } from '../bench-database.ts';
import { anchorDay } from './anchor-day.ts';
import { loadData, type DataSet } from './load-data.ts';
import { ORDERS } from './orders.ts';
import { VISITS } from './visits.ts';

const ROWS = 40;
const DAYS: DataSet = { name: 'orders', rows: ROWS, batch: 10, isOfDays: true, insert: 'insert into made select n, day from bench_anchor, generate_series($1::bigint, $2) as n' };

let folder: string;
let database: BenchDatabase;
let sql: pg.Pool;
let told: string[];
const { isTTY } = process.stderr;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bench-data-'));
  await chmod(folder, 0o755);
  database = await benchDatabase(folder);
  sql = new pg.Pool({ connectionString: database.url, max: 1 });
}, 120_000);
afterAll(async () => {
  await sql?.end();
  await database?.stop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await sql.query('drop table if exists bench_data, bench_anchor, bench_indexes, made');
  await sql.query('create table made (n bigint, day timestamptz)');
  told = [];
  process.stderr.isTTY = false;
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
  process.stderr.isTTY = isTTY;
});

const passDays = (days: number) => sql.query(`update bench_anchor set day = day - $1 * interval '1 day'`, [days]);

it('goes on for the day for which the first rows were made, on whatever day a load is resumed', async () => {
  await loadData({ sql, scale: 0.5 }, DAYS);
  await passDays(3);
  await sql.query(`update made set day = day - interval '3 days'`);
  expect(await loadData({ sql, scale: 1 }, DAYS)).toBe(ROWS);
  const { rows } = await sql.query('select count(*)::integer as rows, count(distinct day)::integer as days, max(day) as day from made');
  expect(rows).toEqual([{ rows: ROWS, days: 1, day: await anchorDay({ sql }) }]);
});

it('makes nothing again that is there', async () => {
  await loadData({ sql, scale: 1 }, DAYS);
  expect(await loadData({ sql, scale: 0.5 }, DAYS)).toBe(ROWS);
  expect((await sql.query('select from made')).rowCount).toBe(ROWS);
});

it('refuses days that are about to be dropped, or that nobody noted', async () => {
  await loadData({ sql, scale: 1 }, DAYS);
  await passDays(61);
  await expect(anchorDay({ sql })).rejects.toThrow('too long ago');
  await sql.query('drop table bench_anchor');
  await expect(loadData({ sql, scale: 1 }, DAYS)).rejects.toThrow('nobody noted');
});

it('has no data set of days that goes by the clock', () => {
  for (const { insert, isOfDays } of [ORDERS, VISITS]) {
    expect(isOfDays).toBe(true);
    expect(insert).not.toMatch(/now\(|current_|clock_/);
  }
});

it('says once what was made where nobody watches', async () => {
  await loadData({ sql, scale: 1 }, DAYS);
  expect(told).toEqual([`orders: ${ROWS} rows made\n`]);
});
