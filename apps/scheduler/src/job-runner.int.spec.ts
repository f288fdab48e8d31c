import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Logger } from '@halolight/application/kernel';
import { GraphileJobQueue, Metrics, openDatabase, type Database } from '@halolight/infrastructure/kernel';
import { createTestDatabase, DisposablePostgres, silentLogger, type TestDatabase } from '@halolight/infrastructure/kernel/testing';
import type { Job } from './job.js';
import { JobRunner } from './job-runner.js';

const runners: JobRunner[] = [];

const metrics = new Metrics();

function startRunner(url: string, ...jobs: Job[]): JobRunner {
  return startLoggedRunner(url, silentLogger, ...jobs);
}

function startLoggedRunner(url: string, logger: Logger, ...jobs: Job[]): JobRunner {
  const runner = new JobRunner(url, jobs, logger, metrics);
  runners.push(runner);
  return runner;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(20);
}

afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
});

describe('Two schedulers on one database', () => {
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    database = openDatabase({ databaseUrl: test.url, dbPoolMax: 2, dbPoolTimeoutMs: 3000 });
  });

  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  it('run each job once', async () => {
    const seen: string[] = [];
    const job = (by: string): Job => ({ name: 'once', schedule: '0 0 1 1 *', run: async () => void seen.push(by) });
    const both = [startRunner(test.url, job('first')), startRunner(test.url, job('second'))];
    await until(() => both.every((runner) => runner.isRunning));

    await database.root.raw(`select graphile_worker.add_job('once', json_build_object('n', n)) from generate_series(1, 40) n`);
    await until(async () => (await queued(database)) === 0);

    expect(seen).toHaveLength(40);
  });

  it('run each queued job once, with what it was queued with', async () => {
    const seen: unknown[] = [];
    const job: Job = { name: 'queued', run: async (payload) => void seen.push(payload) };
    const both = [startRunner(test.url, job), startRunner(test.url, job)];
    await until(() => both.every((runner) => runner.isRunning));

    const queue = new GraphileJobQueue(database);
    await Promise.all(Array.from({ length: 20 }, (_, n) => queue.add('queued', { n })));
    await until(async () => (await queued(database)) === 0);

    expect(seen).toHaveLength(20);
    expect(seen).toEqual(expect.arrayContaining(Array.from({ length: 20 }, (_, n) => ({ n }))));
  });

  it('try a failed job again, and raise the alarm when it failed for the last time', async () => {
    const lines: string[] = [];
    const ignore = (): void => undefined;
    const logger: Logger = {
      debug: ignore,
      info: ignore,
      warn: (message, fields) => void lines.push(`warn ${message} ${String(fields?.['attempt'])}`),
      error: (message, fields) => void lines.push(`error ${message} ${String(fields?.['attempt'])}`),
    };
    const { promise, resolve } = Promise.withResolvers<void>();
    let attempts = 0;
    startLoggedRunner(test.url, logger, {
      name: 'doomed',
      run: async () => {
        attempts += 1;
        if (attempts === 2) resolve();
        throw new Error('no');
      },
    });

    await new GraphileJobQueue(database).add('doomed', {}, { maxAttempts: 2 });
    await until(async () => attempts === 1 && (await database.root('graphile_worker.jobs').whereNull('locked_at')).length === 1);
    await database.root('graphile_worker._private_jobs').update({ run_at: database.root.fn.now() });
    await promise;
    await until(async () => (await database.root('graphile_worker.jobs').whereNull('locked_at')).length === 1);

    expect(lines).toEqual(['warn A job failed and will be tried again 1', 'error Dead letter: a job failed for the last time 2']);
    const text = await metrics.render();
    expect(text).toContain('job_duration_seconds_count{name="doomed",outcome="failed"} 1');
    expect(text).toContain('job_duration_seconds_count{name="doomed",outcome="dead"} 1');
    const watched = new Metrics();
    watched.watchJobs(database);
    expect(await watched.render()).toContain('jobs{status="dead"} 1');
    await database.root('graphile_worker._private_jobs').delete();
  });

  it('run the jobs of one that died, and leave those of one that lives alone', async () => {
    const [begun, abandoned, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let runs = 0;
    const living: Job = {
      name: 'living',
      run: async () => {
        runs += 1;
        begun.resolve();
        await ended.promise;
      },
    };
    startRunner(test.url, living);
    const queue = new GraphileJobQueue(database);
    await queue.add('living', {});
    await begun.promise;
    await queue.add('abandoned', {});
    const jobs = () => database.root('graphile_worker._private_jobs');
    await jobs().whereNull('locked_by').update({ locked_by: 'pool-of-the-dead' });
    await jobs().update({ locked_at: database.root.raw(`now() - interval '1 minute'`), attempts: 1 });

    startRunner(test.url, living, { name: 'abandoned', run: async () => abandoned.resolve() });
    await abandoned.promise;

    expect(runs).toBe(1);
    ended.resolve();
    await until(async () => (await queued(database)) === 0);
    expect(runs).toBe(1);
  });

  it('share one account of what was due when', async () => {
    const job: Job = { name: 'hourly', schedule: '0 * * * *', run: async () => undefined };
    const both = [startRunner(test.url, job), startRunner(test.url, job)];
    await until(() => both.every((runner) => runner.isRunning));

    const known = () => database.root('graphile_worker._private_known_crontabs').where({ identifier: 'hourly' });
    await until(async () => (await known()).length > 0);
    expect(await known()).toHaveLength(1);
  });

  it('wait for a running job before they stop', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let finished = false;
    const runner = startRunner(test.url, {
      name: 'slow',
      schedule: '0 0 1 1 *',
      run: async () => {
        resolve();
        await pause(300);
        finished = true;
      },
    });
    await until(() => runner.isRunning);
    await database.root.raw(`select graphile_worker.add_job('slow')`);
    await promise;

    await runner.stop();

    expect(finished).toBe(true);
    expect(await queued(database)).toBe(0);
  });
});

it('a scheduler whose database was killed runs jobs again by itself', async () => {
  const server = await DisposablePostgres.start();
  const database = openDatabase({ databaseUrl: server.url, dbPoolMax: 1, dbPoolTimeoutMs: 3000 });
  try {
    const { promise, resolve } = Promise.withResolvers<void>();
    const runner = startRunner(server.url, { name: 'after', schedule: '0 0 1 1 *', run: async () => resolve() });
    await until(() => runner.isRunning);

    await server.kill();
    await server.restart();
    await until(() => database.root.raw(`select graphile_worker.add_job('after')`).then(() => true, () => false));

    await promise;
    await runner.stop();
  } finally {
    await database.close();
    await server.stop();
  }
});

async function queued(database: Database): Promise<number> {
  const jobs = await database.root<{ id: number }>('graphile_worker._private_jobs').select('id');
  return jobs.length;
}
