import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { readEnvironment } from '@halolight/infrastructure/kernel';
import { createEmptyTestDatabase, type TestDatabase } from '@halolight/infrastructure/kernel/testing';
import { startScheduler } from './scheduler-process.js';

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halolight-scheduler-'));
  database = await createEmptyTestDatabase();
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const status = (port: number): Promise<number> => fetch(`http://127.0.0.1:${port}/health/ready`).then((answer) => answer.status);

it('two schedulers that start together on an empty database both become ready', async () => {
  const environment = readEnvironment({ DATABASE_URL: database.url, LOG_LEVEL: 'error' }, folder);
  const both = await Promise.all([startScheduler(environment, 0), startScheduler(environment, 0)]);
  try {
    for (const { port } of both) while ((await status(port)) !== 200) await pause(20);
  } finally {
    await Promise.all(both.map((scheduler) => scheduler.close()));
  }
  await expect(status(both[0].port)).rejects.toThrow();
});

it('a scheduler without a database says which variable is missing', async () => {
  await expect(startScheduler(readEnvironment({}, folder), 0)).rejects.toThrow('DATABASE_URL: ');
});
