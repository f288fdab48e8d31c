import { setImmediate as turn } from 'node:timers/promises';
import { localDays, OTHER_SOURCE, TimeZone } from '@halolight/domain/analytics';
import { sampleOrder, sampleVisit } from '@halolight/application/analytics/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SOURCES_A_DAY } from './fold-statements.js';
import { openKnexAnalytics, type KnexAnalytics } from './testing/open-knex-analytics.js';
import { rawDays } from './testing/raw-figures.js';

let store: KnexAnalytics;
beforeAll(async () => {
  store = await openKnexAnalytics();
});
afterAll(() => store?.close());

/** Three days about today, so that midnight does no harm. */
function daysNow() {
  const today = Math.floor(Date.now() / 86_400_000) * 86_400_000;
  return localDays(TimeZone.parse('UTC'), today - 86_400_000, 3);
}
async function expectEqual(): Promise<void> {
  const days = daysNow();
  expect(await store.figures.ofDays(days)).toEqual(await rawDays(store.database.sql, 'UTC', days[0]?.date ?? '', days.at(-1)?.date ?? ''));
}
const foldAll = async (): Promise<void> => {
  while ((await store.rollups.fold(1_000)) > 0);
};
const waiting = async (table = 'rollup_changes'): Promise<number> => (await store.database.sql(table).select('*')).length;

describe('KnexRollups', () => {
  it('folds each change once, however many schedulers fold while things happen', async () => {
    let isOver = false;
    const schedulers = [1, 2, 3].map(async () => {
      while (!isOver) {
        await store.rollups.fold(7);
        await turn();
      }
    });
    for (let round = 0; round < 40; round += 1) {
      const visitorId = `v${round % 5}`;
      await Promise.all([
        store.visits.add(sampleVisit({ visitorId })),
        store.visits.add(sampleVisit({ visitorId })),
        store.orders.add(sampleOrder({ status: 'PAID' })),
        store.addUser(),
      ]);
    }
    isOver = true;
    await Promise.all(schedulers);
    await expectEqual();
    await foldAll();
    expect(await waiting()).toBe(0);
    await expectEqual();
    expect((await store.figures.counts()).users).toBe(40);
  });

  it('loses nothing of a change that is committed only after later ones were folded', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const noted = Promise.withResolvers<void>();
    const late = store.unitOfWork.run(async () => {
      await store.orders.add(sampleOrder({ status: 'PAID', amount: 11.11 }));
      noted.resolve();
      await held;
    });
    await noted.promise;
    await store.orders.add(sampleOrder({ status: 'PAID', amount: 22.22 }));
    await foldAll();
    await expectEqual();
    release();
    await late;
    await expectEqual();
    await foldAll();
    await expectEqual();
  });

  it('takes back what is rolled back', async () => {
    await expect(
      store.unitOfWork.run(async () => {
        await store.orders.add(sampleOrder({ status: 'PAID' }));
        await store.visits.add(sampleVisit());
        throw new Error('never mind');
      }),
    ).rejects.toThrow('never mind');
    await expectEqual();
  });

  it('leaves everything as it is while another process folds', async () => {
    await store.orders.add(sampleOrder());
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const other = store.database.transaction(async () => {
      await store.database.sql.raw(`select pg_advisory_xact_lock(hashtextextended('rollups', 0))`);
      locked.resolve();
      await held;
    });
    await locked.promise;
    expect(await store.rollups.fold(1_000)).toBe(0);
    expect(await waiting()).toBeGreaterThan(0);
    release();
    await other;
  });
});

describe('sources of a day', () => {
  const DAY = new Date('2026-03-01T00:00:00Z');
  const NEXT = new Date('2026-03-02T00:00:00Z');
  const ALL = 10_000;
  const come = (first: number, last: number, prefix: string, at = DAY) =>
    store.database.sql.raw(
      `insert into visits (visitor_id, path, source, viewed_at) select ? || n, '/', ? || n, ?::timestamptz + n % 96 * interval '15 minutes' from generate_series(?::integer, ?::integer) as n`,
      [`${prefix}${at.getTime()}`, prefix, at, first, last],
    );
  const kept = async (isDay: boolean) =>
    (await store.database.sql('rollup_sources').where({ is_day: isDay }).where('start', '>=', DAY).where('start', '<', NEXT).distinct('source').pluck<string[]>('source')).sort();
  const visitsOf = async (from: Date, to: Date) => new Map((await store.figures.sources(from, to, ALL)).map(({ source, visits }) => [source, visits]));

  it('are kept apart as long as there is room, and counted together behind that, by the day as by the quarter of an hour', async () => {
    await come(1, SOURCES_A_DAY - 1, 'early');
    await foldAll();
    await come(1, 300, 'made-up');
    await store.database.sql('visits').insert([1, 2].map((n) => ({ visitor_id: `mail ${n}`, path: '/', source: 'mail', viewed_at: DAY })));
    await store.database.sql('visits').insert({ visitor_id: 'found', path: '/', source: 'search', viewed_at: DAY });
    await come(1, 1, 'early');
    await foldAll();
    const visits = await visitsOf(DAY, NEXT);
    expect(visits.size).toBe(SOURCES_A_DAY + 2);
    expect(['mail', 'search', 'early1', 'made-up1', OTHER_SOURCE].map((source) => visits.get(source))).toEqual([2, 1, 2, undefined, 300]);
    expect(await kept(false)).toEqual(await kept(true));
    const quarters = await visitsOf(new Date(DAY.getTime() + 900_000), new Date(NEXT.getTime() - 900_000));
    expect([quarters.has('made-up1'), (quarters.get(OTHER_SOURCE) ?? 0) > 280]).toEqual([false, true]);
  });

  it('leave each day its own room', async () => {
    await come(1, 3, 'early', NEXT);
    await come(1, 3, 'tomorrow', NEXT);
    await foldAll();
    const visits = await visitsOf(NEXT, new Date(NEXT.getTime() + 86_400_000));
    expect([...visits.keys()].sort()).toEqual(['early1', 'early2', 'early3', 'tomorrow1', 'tomorrow2', 'tomorrow3']);
  });
});

describe('how many there are', () => {
  it('is right for accounts that are closed and opened again, before and after it is folded', async () => {
    const { users } = await store.figures.counts();
    const id = await store.addUser();
    await store.database.sql('users').where({ id }).update({ name: 'Renamed' });
    expect((await store.figures.counts()).users).toBe(users + 1);
    await store.database.sql('users').where({ id }).update({ deleted_at: new Date() });
    await store.database.sql('users').where({ id }).update({ deleted_at: new Date(0) });
    expect((await store.figures.counts()).users).toBe(users);
    await expectEqual();
    await store.database.sql('users').where({ id }).update({ deleted_at: null });
    await foldAll();
    expect((await store.figures.counts()).users).toBe(users + 1);
    await store.database.sql('users').where({ id }).delete();
    expect((await store.figures.counts()).users).toBe(users);
    await expectEqual();
  });

  it('is right for documents, also for those that go with their folder', async () => {
    const { sql } = store.database;
    const owner_id = await store.addUser();
    const [folder] = await sql('folders').insert({ name: 'Folder', owner_id }).returning<{ id: number }[]>('id');
    const document = { title: 'Title', content: '', type: 'note', status: 'DRAFT', tags: [], owner_id };
    await sql('documents').insert([document, { ...document, folder_id: folder?.id }, { ...document, folder_id: folder?.id }]);
    expect((await store.figures.counts()).documents).toBe(3);
    await foldAll();
    await store.rollups.fold(1);
    await sql('folders').where({ id: folder?.id }).delete();
    expect((await store.figures.counts()).documents).toBe(1);
    expect(await sql('documents').pluck('id')).toHaveLength(1);
  });
});
