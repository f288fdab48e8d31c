import type { ActivityFilter } from '@halolight/application/auditing';
import { pagedListContract, samplePageRequest, uniqueText } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../kernel/testing/index.js';
import { KnexActivityLog } from './knex-activity-log.js';

const FILLING = 20_000;

let server: TestDatabase;
let database: Database;
let log: KnexActivityLog;
let ada: number;
beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 2, dbPoolTimeoutMs: 5_000 });
  log = new KnexActivityLog(database);
  const person = { email: 'ada@example.org', username: 'ada', name: 'Ada', status: 'ACTIVE', password_hash: 'none' };
  [ada = -1] = (await database.sql('users').insert(person).returning<{ id: number }[]>('id')).map(({ id }) => id);
  await database.sql.raw(
    `insert into activities (type, subject_type, subject_id, created_at)
     select 'filling.' || n % 200, 'filling', n % 500, '2020-01-01Z'::timestamptz + n * interval '1 minute' from generate_series(1, ${FILLING}) n`,
  );
  await database.sql.raw('vacuum analyze activities');
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});

const add = async (row: object): Promise<number> => {
  const [added] = await database.sql('activities').insert({ type: 'thing.made', ...row }).returning<{ id: number }[]>('id');
  return added?.id ?? -1;
};
const idsOf = async (filter: ActivityFilter, search?: string) => {
  const { items } = await log.page(samplePageRequest({ sort: 'id', pageSize: 100, search }), filter);
  return items.map(({ id }) => id);
};

describe('KnexActivityLog', () => {
  it('shows who did what to what, from where and when', async () => {
    const type = `${uniqueText('thing')}.made`;
    const at = new Date('2021-02-03T04:05:06.789Z');
    const subject = { subject_type: 'thing', subject_id: 12 };
    const from = { ip: '192.0.2.7', user_agent: 'Firefox', request_id: 'request-1' };
    const id = await add({ type, actor_id: ada, ...subject, data: { size: 3 }, ...from, created_at: at });
    expect((await log.page(samplePageRequest(), { type })).items).toEqual([
      {
        id,
        type,
        actor: { id: ada, name: 'Ada' },
        subject: { type: 'thing', id: 12 },
        data: { size: 3 },
        ip: '192.0.2.7',
        userAgent: 'Firefox',
        requestId: 'request-1',
        createdAt: at,
      },
    ]);
  });

  it('shows what nobody did to nothing, and what a deleted account did', async () => {
    const type = `${uniqueText('thing')}.made`;
    await add({ type });
    await add({ type, actor_id: ada });
    await database.sql('users').where({ id: ada }).update({ deleted_at: new Date() });
    const { items } = await log.page(samplePageRequest({ sort: 'id' }), { type });
    await database.sql('users').where({ id: ada }).update({ deleted_at: null });
    expect(items).toMatchObject([
      { actor: null, subject: null, data: {}, ip: null, userAgent: null, requestId: null },
      { actor: { id: ada, name: 'Ada' } },
    ]);
  });

  it('shows nothing that somebody wrote, also of rows that hold it', async () => {
    const id = await add({ type: 'file.uploaded', subject_type: 'file', subject_id: 3, data: { name: 'plan.pdf', size: 3, mimeType: 'application/pdf' } });
    const { items } = await log.page(samplePageRequest(), { type: 'file.uploaded' });
    expect(items).toMatchObject([{ id, data: { size: 3, mimeType: 'application/pdf' } }]);
    expect(items[0]?.data).not.toHaveProperty('name');
  });

  it('filters by type, actor, subject and time, and by all of them', async () => {
    const type = `${uniqueText('thing')}.made`;
    const [early, late] = [new Date('2021-01-01T00:00:00Z'), new Date('2021-01-02T00:00:00Z')];
    const one = await add({ type, actor_id: ada, subject_type: 'thing', subject_id: 1, created_at: early });
    const two = await add({ type, subject_type: 'thing', subject_id: 2, created_at: late });
    const three = await add({ type, subject_type: 'other', subject_id: 1, created_at: late });
    expect(await idsOf({ type })).toEqual([one, two, three]);
    expect(await idsOf({ type, actorId: ada })).toEqual([one]);
    expect(await idsOf({ type, subjectType: 'thing' })).toEqual([one, two]);
    expect(await idsOf({ type, subjectId: 1 })).toEqual([one, three]);
    expect(await idsOf({ type, subjectType: 'thing', subjectId: 1 })).toEqual([one]);
    expect(await idsOf({ type, from: late })).toEqual([two, three]);
    expect(await idsOf({ type, to: late })).toEqual([one]);
    expect(await idsOf({ type, from: early, to: late, actorId: ada, subjectType: 'thing', subjectId: 1 })).toEqual([one]);
    expect(await idsOf({ type, actorId: 2_000_000_000 })).toEqual([]);
  });

  it('searches in the type, whatever the case, and takes wildcards for themselves', async () => {
    const marker = uniqueText('m');
    const id = await add({ type: `${marker}.made` });
    expect(await idsOf({}, marker.toUpperCase())).toEqual([id]);
    expect(await idsOf({}, `${marker}%`)).toEqual([]);
    expect(await idsOf({}, `${marker}_made`)).toEqual([]);
  });

  describe('the list', () => {
    pagedListContract(['', 'id', '-id', 'createdAt', '-createdAt'], async () => {
      const type = `${uniqueText('thing')}.made`;
      const ids: number[] = [];
      for (const day of [3, 1, 4, 1]) ids.push(await add({ type, created_at: new Date(`2021-03-0${day}T00:00:00Z`) }));
      const order = (...places: number[]) => places.map((place) => ids[place] ?? -1);
      return {
        page: (request) => log.page(request, { type }),
        inOrder: { '': order(2, 0, 3, 1), id: ids, '-id': order(3, 2, 1, 0), createdAt: order(1, 3, 0, 2), '-createdAt': order(2, 0, 3, 1) },
      };
    });
  });

  describe('reads no more than the page it shows:', () => {
    const planOf = async (filter: ActivityFilter, cursor?: string, search?: string) => {
      const asked: { sql: string; bindings: string[] }[] = [];
      const note = (query: { sql: string; bindings: string[] }) => asked.push(query);
      database.root.on('query', note);
      await log.page(samplePageRequest({ count: 'none', cursor, search }), filter);
      database.root.removeListener('query', note);
      const { sql = '', bindings = [] } = asked[0] ?? {};
      const { rows } = await database.sql.raw(`explain ${sql.replace(/\$\d+/g, '?')}`, bindings);
      return JSON.stringify(rows);
    };
    const day = new Date('2020-01-05T00:00:00Z');

    it.each<[string, string, ActivityFilter]>([
      ['all', 'activities_by_creation', {}],
      ['a span of time', 'activities_by_creation', { from: day, to: new Date('2020-01-06T00:00:00Z') }],
      ['one type', 'activities_by_type', { type: 'filling.7' }],
      ['one subject', 'activities_by_subject', { subjectType: 'filling', subjectId: 7 }],
      ['a rare actor', 'activities_by_actor', { actorId: 1 }],
    ])('%s by the index %s', async (_what, index, filter) => {
      const plan = await planOf(filter);
      expect(plan).toContain(`Index Scan Backward using ${index}`);
      expect(plan).not.toContain('Sort');
    });

    it('a rare word by the index activities_search', async () => {
      await database.sql('activities').insert({ type: 'needle.found' });
      await database.sql.raw('vacuum analyze activities');
      const plan = await planOf({}, undefined, 'NEEDLE');
      expect(plan).toContain('activities_search');
      expect(plan).not.toContain('Seq Scan on activities');
      const { items } = await log.page(samplePageRequest({ search: 'NEEDLE' }), {});
      expect(items.map(({ type }) => type)).toEqual(['needle.found']);
    });

    it('a cursor by the index activities_by_creation, however deep', async () => {
      const { nextCursor } = await log.page(samplePageRequest({ page: 1500 }), {});
      const plan = await planOf({}, nextCursor ?? '');
      expect(plan).toContain('Index Cond: (ROW(created_at, id) < ');
      expect(plan).not.toContain('Sort');
    });
  });
});
