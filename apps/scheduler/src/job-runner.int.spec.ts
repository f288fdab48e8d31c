import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '@halolight/infrastructure/kernel';
import { createTestDatabase, DisposablePostgres, silentLogger, type TestDatabase } from '@halolight/infrastructure/kernel/testing';
import type { Job } from './job.js';
import { JobRunner } from './job-runner.js';

const runners: JobRunner[] = [];

function startRunner(url: string, ...jobs: Job[]): JobRunner {
  const runner = new JobRunner(url, jobs, silentLogger);
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
