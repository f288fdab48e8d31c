import { setTimeout as pause } from 'node:timers/promises';
import type { KeptAnswer } from '@halolight/application/kernel';
import { FixedClock, idempotencyStoreContract } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openDatabase, type Database } from '../database/index.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { KnexIdempotencyStore } from './knex-idempotency-store.js';

const ANSWER: KeptAnswer = { headers: {}, body: '{"generatedPassword":"marble-otter-29"}' };

let testDatabase: TestDatabase;
let database: Database;
let other: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const open = () => openDatabase({ databaseUrl: testDatabase.url, dbPoolMax: 3, dbPoolTimeoutMs: 3_000 });
  [database, other] = [open(), open()];
});
afterAll(async () => {
  await Promise.all([database?.close(), other?.close()]);
  await testDatabase?.drop();
});

idempotencyStoreContract('KnexIdempotencyStore', () => {
  const clock = new FixedClock();
  return { clock, store: new KnexIdempotencyStore(database, clock) };
});

describe('KnexIdempotencyStore', () => {
  const clock = new FixedClock();
  let keys = 0;
  let request = { caller: 'user 1', key: 'key', content: 'POST /api/users' };
  beforeEach(async () => {
    keys += 1;
    request = { ...request, key: `secret-key-${keys}` };
    await database.sql.raw('create table if not exists made (name text)');
    await database.sql('made').delete();
  });
  const store = (of = database) => new KnexIdempotencyStore(of, clock);
  const make = (of = database) => jest.fn(async () => {
    await of.transaction(async () => void (await of.sql('made').insert({ name: request.key })));
    return ANSWER;
  });
  const made = async () => (await database.sql('made').select()).length;

  it('undoes what was done when the answer cannot be kept, and keeps no answer of what is undone', async () => {
    const fail = async (): Promise<KeptAnswer> => {
      await make()();
      throw new Error('late failure');
    };
    await expect(store().once(request, fail)).rejects.toThrow('late failure');
    expect([await made(), await database.sql('idempotency_keys').where({ sealed_answer: null })]).toEqual([0, []]);
  });

  it('executes once for two processes, whichever is first', async () => {
    for (let round = 0; round < 20; round += 1) {
      request = { ...request, key: `round-${keys}-${round}` };
      const executions = [make(database), make(other)] as const;
      const outcomes = await Promise.all([store(database).once(request, executions[0]), store(other).once(request, executions[1])]);
      expect(outcomes.map(({ isReplayed }) => isReplayed).sort()).toEqual([false, true]);
      expect(await made()).toBe(round + 1);
    }
  });

  it('lets the other process try when the first one fails', async () => {
    const gate = Promise.withResolvers<KeptAnswer>();
    const started = Promise.withResolvers<void>();
    const first = store(database).once(request, () => database.transaction(() => (started.resolve(), gate.promise)));
    await started.promise;
    const second = store(other).once(request, make(other));
    await pause(100);
    gate.reject(new Error('refused'));
    await expect(first).rejects.toThrow('refused');
    expect((await second).isReplayed).toBe(false);
    expect(await made()).toBe(1);
  });

  it('goes on waiting for the other process beyond many tries, and then replays', async () => {
    const gate = Promise.withResolvers<KeptAnswer>();
    const started = Promise.withResolvers<void>();
    const first = store(database).once(request, () => database.transaction(() => (started.resolve(), gate.promise)));
    await started.promise;
    const second = store(other).once(request, make(other));
    await pause(1_000);
    gate.resolve(ANSWER);
    expect((await first).isReplayed).toBe(false);
    expect(await second).toEqual({ answer: ANSWER, isReplayed: true });
    expect(await made()).toBe(0);
  });

  it('lets duplicates in one process wait without a connection each', async () => {
    const one = store(database);
    const gate = Promise.withResolvers<KeptAnswer>();
    const started = Promise.withResolvers<void>();
    const first = one.once(request, () => (started.resolve(), gate.promise));
    await started.promise;
    const duplicates = Array.from({ length: 50 }, () => one.once(request, make()));
    await pause(50);
    expect(await made()).toBe(0);
    expect(database.usage.waiting).toBe(0);
    gate.resolve(ANSWER);
    await first;
    expect((await Promise.all(duplicates)).every(({ isReplayed }) => isReplayed)).toBe(true);
  });

  it('holds no connection for requests that have changed nothing yet, however many', async () => {
    const [gate, allStarted] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let started = 0;
    const storm = Array.from({ length: 20 }, (_, index) =>
      store().once({ ...request, key: `${request.key}-${index}` }, async () => {
        started += 1;
        if (started === 20) allStarted.resolve();
        await gate.promise;
        return make()();
      }),
    );
    await allStarted.promise;
    expect([database.usage.open - database.usage.idle, database.usage.waiting]).toEqual([0, 0]);
    gate.resolve();
    expect((await Promise.all(storm)).map(({ isReplayed }) => isReplayed)).not.toContain(true);
    expect(await made()).toBe(20);
  });

  it('leaves connections to others while many wait for requests of another process', async () => {
    const gate = Promise.withResolvers<KeptAnswer>();
    const started = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const same = started.map((_, index) => ({ ...request, key: `${request.key}-${index}` }));
    const firsts = same.map((each, index) => store(database).once(each, () => database.transaction(() => (started[index]?.resolve(), gate.promise))));
    await Promise.all(started.map(({ promise }) => promise));
    const duplicates = Array.from({ length: 10 }, () => same.map((each) => store(other).once(each, make(other)))).flat();
    for (let reads = 0; reads < 20; reads += 1) expect(await other.sql('made').select()).toEqual([]);
    gate.resolve(ANSWER);
    await Promise.all(firsts);
    expect((await Promise.all(duplicates)).every(({ isReplayed }) => isReplayed)).toBe(true);
  });

  it('gives the answer of the other process to a request that fails of what that one did', async () => {
    const refused = async (): Promise<KeptAnswer> => {
      await store(other).once(request, make(other));
      throw new Error('taken');
    };
    expect(await store(database).once(request, refused)).toEqual({ answer: ANSWER, isReplayed: true });
    expect(await made()).toBe(1);
  });

  it('gives up after thirty seconds', async () => {
    const one = store(database);
    const gate = Promise.withResolvers<KeptAnswer>();
    const started = Promise.withResolvers<void>();
    const first = one.once(request, () => (started.resolve(), gate.promise));
    await started.promise;
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'], now: 0 });
    try {
      const second = one.once(request, make());
      const refused = expect(second).rejects.toMatchObject({ kind: 'conflict', retryAfterSeconds: 5 });
      await jest.advanceTimersByTimeAsync(30_000);
      await refused;
    } finally {
      jest.useRealTimers();
    }
    gate.resolve(ANSWER);
    await first;
  });

  it('leaves nothing readable in the database', async () => {
    await store().once(request, async () => ANSWER);
    const stored = await database.sql('idempotency_keys').select();
    const text = stored.map((row) => Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value))).join()).join();
    for (const secret of ['marble', 'generated', request.key, 'users']) expect(text).not.toContain(secret);
  });
});
