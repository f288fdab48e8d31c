import { sampleVisit } from '@halolight/application/analytics/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openKnexAnalytics, type KnexAnalytics } from './testing/open-knex-analytics.js';

let store: KnexAnalytics;
beforeAll(async () => {
  store = await openKnexAnalytics();
});
afterAll(() => store?.close());

const partitions = async (): Promise<string[]> => {
  const { rows } = await store.database.sql.raw<{ rows: { name: string }[] }>(
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'visits'::regclass order by 1`,
  );
  return rows.map(({ name }) => name);
};
const placeOf = async (visitorId: string): Promise<string[]> => {
  const { rows } = await store.database.sql.raw<{ rows: { name: string }[] }>('select tableoid::regclass::text as name from visits where visitor_id = ?', [visitorId]);
  return rows.map(({ name }) => name);
};
const add = (visitorId: string, at: string) => store.database.sql('visits').insert({ visitor_id: visitorId, path: '/', source: 'direct', viewed_at: at });

describe('KnexVisitPartitions', () => {
  beforeEach(async () => {
    await store.partitions.drop(new Date('2190-01-01'));
  });

  it('has room for the present from the beginning', async () => {
    const fresh = await openKnexAnalytics();
    const now = new Date();
    const { visitorId } = await fresh.visits.add(sampleVisit());
    const { rows } = await fresh.database.sql.raw<{ rows: { name: string }[] }>('select tableoid::regclass::text as name from visits where visitor_id = ?', [visitorId]);
    await fresh.close();
    const month = (at: Date) => `visits_${at.toISOString().slice(0, 7).replace('-', '_')}`;
    expect([month(now), month(new Date())]).toContain(rows[0]?.name);
  });

  it('makes what is missing, once, also when two want it at the same time', async () => {
    const [since, until] = [new Date('2100-11-22T00:00:00Z'), new Date('2101-01-01T00:00:00Z')];
    const made = await Promise.all([store.partitions.create(since, until), store.partitions.create(since, until)]);
    expect(made.sort()).toEqual([0, 3]);
    expect(await partitions()).toEqual(['visits_2100_11', 'visits_2100_12', 'visits_2101_01', 'visits_default']);
    expect(await store.partitions.create(since, until)).toBe(0);
  });

  it('refuses no view for want of a partition, and moves it to its month when that is made, without counting it again', async () => {
    await add('early', '2100-11-30T23:59:59.999Z');
    await add('late', '2100-12-01T00:00:00Z');
    expect([await placeOf('early'), await placeOf('late')]).toEqual([['visits_default'], ['visits_default']]);
    await store.partitions.create(new Date('2100-12-01T00:00:00Z'), new Date('2100-12-01T00:00:00Z'));
    expect([await placeOf('early'), await placeOf('late')]).toEqual([['visits_default'], ['visits_2100_12']]);
    const [changes] = await store.database.sql('rollup_changes').where('quarter', '2100-12-01T00:00:00Z').sum<{ sum: string }[]>('views');
    expect(Number(changes?.sum)).toBe(1);
  });

  it('drops the months that are over by then, and the views and visitors of before', async () => {
    await store.partitions.create(new Date('2100-10-01T00:00:00Z'), new Date('2100-12-01T00:00:00Z'));
    await store.database.sql('visitors').insert([{ id: 'gone', last_at: '2100-10-15T00:00:00Z' }, { id: 'kept', last_at: '2100-11-15T00:00:00Z' }]);
    await add('gone', '2100-10-15T00:00:00Z');
    await add('gone before', '2099-01-01T00:00:00Z');
    await add('kept', '2100-11-15T00:00:00Z');
    expect(await store.partitions.drop(new Date('2100-11-01T00:00:00Z'))).toBe(1);
    expect(await partitions()).toEqual(['visits_2100_11', 'visits_2100_12', 'visits_default']);
    expect([await placeOf('gone'), await placeOf('gone before'), await placeOf('kept')]).toEqual([[], [], ['visits_2100_11']]);
    expect(await store.database.sql('visitors').pluck('id')).toEqual(['kept']);
  });

  it.each(['update visits set path = path', 'delete from visits', 'truncate visits'])('what is recorded stays: %s is refused', async (statement) => {
    await expect(store.database.sql.raw(statement)).rejects.toThrow('Visits are added and never changed');
  });
});
