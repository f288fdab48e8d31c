import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../database/index.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { GraphileJobQueue } from './graphile-job-queue.js';

let server: TestDatabase;
let database: Database;
let queue: GraphileJobQueue;
beforeEach(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 3, dbPoolTimeoutMs: 5_000 });
  queue = new GraphileJobQueue(database);
});
afterEach(async () => {
  await database?.close();
  await server?.drop();
});

interface JobRow {
  readonly job: string;
  readonly payload: unknown;
  readonly key: string | null;
  readonly runAt: Date;
  readonly maxAttempts: number;
}

const jobs = (): Promise<JobRow[]> =>
  database
    .root('graphile_worker._private_jobs as job')
    .join('graphile_worker._private_tasks as task', 'task.id', 'job.task_id')
    .select('task.identifier as job', 'job.payload', 'job.key', 'job.run_at as runAt', 'job.max_attempts as maxAttempts')
    .orderBy('job.id')
    .then();

describe('GraphileJobQueue', () => {
  it('queues a job with all that its payload says, to be tried ten times from now on', async () => {
    const payload = { eventId: 7, nested: { list: [1, null, 'two “”\\'] } };
    await queue.add('do-it', payload);
    const [job, ...others] = await jobs();
    expect(job).toEqual({ job: 'do-it', payload, key: null, runAt: expect.any(Date), maxAttempts: 10 });
    const { rows } = await database.sql.raw('select run_at <= now() as due from graphile_worker._private_jobs');
    expect([rows, others]).toEqual([[{ due: true }], []]);
  });

  it('keeps when and how often a job is wanted', async () => {
    const runAt = new Date('2033-05-06T07:08:09.123Z');
    await queue.add('later', {}, { runAt, maxAttempts: 3 });
    expect(await jobs()).toMatchObject([{ job: 'later', runAt, maxAttempts: 3 }]);
  });

  it('queues many jobs of one name, in their order, and none', async () => {
    const payloads = Array.from({ length: 2_000 }, (_, n) => ({ n, text: '“”\\' }));
    await queue.addAll('do-it', payloads);
    await queue.addAll('do-it', []);
    expect(await jobs()).toEqual(payloads.map((payload) => ({ job: 'do-it', payload, key: null, runAt: expect.any(Date), maxAttempts: 10 })));
  });

  it('replaces the waiting job of the same key, and no other', async () => {
    const runAt = new Date('2033-05-06T07:08:09Z');
    await queue.add('remind', { about: 1 }, { key: 'reminder-1' });
    await queue.add('remind', { about: 2 }, { key: 'reminder-2' });
    await queue.add('remind', { about: 'one, again' }, { key: 'reminder-1', runAt, maxAttempts: 2 });
    await queue.add('remind', { about: 'no key' });
    await queue.add('remind', { about: 'no key' });
    const queued = await jobs();
    expect(queued.map(({ key }) => key).sort()).toEqual([null, null, 'reminder-1', 'reminder-2']);
    expect(queued.find(({ key }) => key === 'reminder-1')).toMatchObject({ payload: { about: 'one, again' }, runAt, maxAttempts: 2 });
  });

  it('keeps one job of a key that two ask for at once', async () => {
    await Promise.all([1, 2, 3].map((about) => queue.add('remind', { about }, { key: 'the one' })));
    expect(await jobs()).toHaveLength(1);
  });

  it('takes a job back with the transaction that wanted it, a replaced one included', async () => {
    await queue.add('remind', { about: 'kept' }, { key: 'reminder' });
    const work = database.transaction(async () => {
      await queue.add('remind', { about: 'undone' }, { key: 'reminder' });
      await queue.add('other', {});
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await jobs()).toMatchObject([{ job: 'remind', payload: { about: 'kept' } }]);
  });

  it('shows a job to nobody before the transaction that wants it is committed', async () => {
    await database.transaction(async () => {
      await queue.add('do-it', {});
      expect(await jobs()).toEqual([]);
    });
    expect(await jobs()).toHaveLength(1);
  });
});
