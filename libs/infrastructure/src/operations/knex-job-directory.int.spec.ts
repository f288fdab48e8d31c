import { InvalidInputError, type PageRequest } from '@halolight/domain/kernel';
import type { JobFilter } from '@halolight/application/operations';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphileJobQueue, openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../kernel/testing/index.js';
import { KnexJobDirectory } from './knex-job-directory.js';

let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 2, dbPoolTimeoutMs: 3_000 });
  await add('deliver-mail');
  await add('deliver-mail', { locked_at: new Date(), locked_by: 'somebody', attempts: 1 });
  await add('tell-event', { attempts: 2, last_error: 'The mail server is away' });
  await add('tell-event', { attempts: 10, last_error: `no ${'x'.repeat(2_000)}` });
});

afterAll(async () => {
  await database.close();
  await server.drop();
});

async function add(name: string, row: Record<string, unknown> = {}): Promise<void> {
  await new GraphileJobQueue(database).add(name, { secret: 'payload' }, { runAt: new Date('2030-01-01T00:00:00Z') });
  const newest = database.root('graphile_worker._private_jobs').max('id');
  await database.root('graphile_worker._private_jobs').where('id', newest).update({ attempts: 0, ...row });
}

function page(request: Partial<PageRequest> = {}, filter: JobFilter = {}) {
  return new KnexJobDirectory(database).page({ page: 1, pageSize: 10, count: 'exact', ...request }, filter);
}

const statuses = async (...asked: Parameters<typeof page>) => (await page(...asked)).items.map(({ status }) => status);

describe('KnexJobDirectory', () => {
  it('shows where each job stands, newest first', async () => {
    const { items, total } = await page();
    expect(total).toBe(4);
    expect(items.map(({ name, status, attempts, maxAttempts }) => [name, status, attempts, maxAttempts])).toEqual([
      ['tell-event', 'dead', 10, 10],
      ['tell-event', 'failed', 2, 10],
      ['deliver-mail', 'running', 1, 10],
      ['deliver-mail', 'waiting', 0, 10],
    ]);
    expect(items.map(({ lastError }) => lastError)).toEqual([expect.stringMatching(/^no x{997}$/), 'The mail server is away', null, null]);
  });

  it('tells everything of a job but what it was queued with', async () => {
    const { items } = await page({}, { status: 'waiting' });
    expect(items).toEqual([
      {
        id: expect.any(Number),
        name: 'deliver-mail',
        status: 'waiting',
        attempts: 0,
        maxAttempts: 10,
        lastError: null,
        runAt: new Date('2030-01-01T00:00:00Z'),
        createdAt: expect.any(Date),
      },
    ]);
  });

  it.each(['waiting', 'running', 'failed', 'dead'] as const)('finds what is %s', async (status) => {
    expect(await statuses({}, { status })).toEqual([status]);
  });

  it('filters by name, and searches name and error', async () => {
    expect(await statuses({}, { name: 'tell-event' })).toEqual(['dead', 'failed']);
    expect(await statuses({ search: 'MAIL SERVER' })).toEqual(['failed']);
    expect(await statuses({ search: 'mail' })).toEqual(['failed', 'running', 'waiting']);
    expect(await statuses({ search: '%' })).toEqual([]);
  });

  it.each(['id', '-id', 'name', '-name', 'runAt', '-runAt', 'createdAt', '-createdAt'])('pages by cursor in the order of %s', async (sort) => {
    const ids = (await page({ sort })).items.map(({ id }) => id);
    const paged: number[] = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const { items, nextCursor } = await page({ sort, pageSize: 1, cursor });
      paged.push(...items.map(({ id }) => id));
      cursor = nextCursor ?? undefined;
    }
    expect(paged).toEqual(ids);
    expect(new Set(paged).size).toBe(4);
  });

  it('refuses to sort by what it does not show', async () => {
    await expect(page({ sort: 'payload' })).rejects.toThrow(InvalidInputError);
  });

  it('counts the dead by name, since the oldest', async () => {
    const since = expect.any(Date);
    expect(await new KnexJobDirectory(database).dead()).toEqual([{ name: 'tell-event', jobs: 1, since }]);
  });
});
