import { setTimeout as pause } from 'node:timers/promises';
import { UnavailableError } from '@halolight/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DisposablePostgres, SilenceableProxy, silentLogger } from '../testing/index.js';
import { asUnavailable } from './as-unavailable.js';
import { openDatabase } from './open-database.js';
import { PreparedStatement } from './prepared-statement.js';

const addEntry = new PreparedStatement<{ id: number }>('add-entry', (knex, $) => knex('entries').insert({ id: $(1) }).returning('id'));

let server: DisposablePostgres;
const open = (databaseUrl: string) => openDatabase({ databaseUrl, dbPoolMax: 4, dbPoolTimeoutMs: 500 }, silentLogger);

beforeAll(async () => {
  server = await DisposablePostgres.start();
  const database = open(server.url);
  await database.sql.raw('create table entries (id bigint primary key)');
  await database.close();
});

afterAll(() => server.stop());

describe('Database, when its server is killed under writes and started again', () => {
  it('keeps every acknowledged write, answers unavailable meanwhile, and goes on by itself', async () => {
    const database = open(server.url);
    const acknowledged: number[] = [];
    const failures: unknown[] = [];
    let isWriting = true;
    const writers = [0, 1, 2, 3, 4, 5].map(async (writer) => {
      for (let id = writer; isWriting; id += 6) {
        const write = id % 2 === 0 ? () => database.run(addEntry, [id]) : () => database.transaction(() => database.run(addEntry, [id]));
        await write().then(() => acknowledged.push(id), (error: unknown) => failures.push(error));
        await pause(1);
      }
    });

    await pause(100);
    await server.kill();
    await pause(100);
    const before = acknowledged.length;
    await server.restart();
    while (acknowledged.length === before) await pause(10);
    isWriting = false;
    await Promise.all(writers);

    const kept = new Set(await database.sql('entries').pluck<number[]>('id'));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(before).toBeGreaterThan(0);
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.filter((error) => !(error instanceof UnavailableError))).toEqual([]);
    await database.close();
  });

  it('says unavailable of statements that knex runs, too', async () => {
    const database = open(server.url);
    await database.sql.raw('select 1');
    await server.kill();
    const error: unknown = await database.sql('entries').first().catch((reason: unknown) => reason);
    expect(asUnavailable(error)).toBeInstanceOf(UnavailableError);
    await server.restart();
    await database.sql('entries').first();
    await database.close();
  });
});

describe('Database, when the network falls silent', () => {
  it('gives up on a statement in flight, and does not wait for a new connection longer than the pool’s time', async () => {
    const proxy = await SilenceableProxy.start(server.url);
    const database = open(proxy.url);
    await Promise.all([1, 2, 3, 4].map(() => database.sql.raw('select pg_sleep(0.05)')));
    proxy.fallSilent();
    const inFlight = Promise.allSettled([1, 2, 3, 4].map(() => database.sql.raw('select 1')));
    await expect(database.transaction(async () => undefined)).rejects.toThrow(UnavailableError);
    const outcomes = await inFlight;
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && asUnavailable(outcome.reason)?.kind)).toEqual(Array(4).fill('unavailable'));
    proxy.recover();
    await database.sql.raw('select 1');
    await database.close();
    proxy.stop();
  });
});
