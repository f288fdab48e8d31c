import { setImmediate as turn } from 'node:timers/promises';
import { localDays, TimeZone } from '@halolight/domain/analytics';
import { sampleOrder, sampleVisit } from '@halolight/application/analytics/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
