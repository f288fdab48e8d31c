import { AsyncLocalStorage } from 'node:async_hooks';
import { UnavailableError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { BatchedRows } from './batched-rows.js';
import { PreparedStatement } from './prepared-statement.js';

interface Row {
  readonly id: number;
}

const ROWS = new PreparedStatement<Row>('rows_by_id', (knex, $) => knex('rows').whereRaw('id = any(?)', [$(1)]));
const LAST_ID = 1000;

/** Has the rows from 1 to 1000, and notes the ids that each statement asks for. */
class NotingDatabase {
  readonly asked: unknown[] = [];
  readonly askers: unknown[] = [];
  isInTransaction = false;
  isAway = false;

  async run<R extends object>(_statement: PreparedStatement<R>, [ids]: readonly unknown[]): Promise<R[]> {
    this.asked.push(ids);
    this.askers.push(caller.getStore());
    if (this.isAway) throw new UnavailableError();
    const found: unknown[] = (ids as number[]).filter((id) => id <= LAST_ID).map((id) => ({ id }));
    return found.reverse() as R[];
  }
}

const caller = new AsyncLocalStorage<string>();

let database: NotingDatabase;
let rows: BatchedRows<Row>;
beforeEach(() => {
  database = new NotingDatabase();
  rows = new BatchedRows(database, ROWS);
});

describe('BatchedRows', () => {
  it('reads with one statement what is asked for in one turn of the event loop, and each id once', async () => {
    expect(await Promise.all([3, 1, 3, LAST_ID + 1].map((id) => rows.find(id)))).toEqual([{ id: 3 }, { id: 1 }, { id: 3 }, null]);
    expect(database.asked).toEqual([[3, 1, LAST_ID + 1]]);
  });

  it('keeps nothing for those who ask later', async () => {
    await rows.find(1);
    await rows.find(1);
    expect(database.asked).toEqual([[1], [1]]);
  });

  it('asks for no more than a hundred ids at once', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => index + 1);
    expect(await Promise.all(ids.map((id) => rows.find(id)))).toEqual(ids.map((id) => ({ id })));
    expect(database.asked).toEqual([ids.slice(0, 100), ids.slice(100, 200), ids.slice(200)]);
  });

  it('reads within a transaction what is asked for there, and not for others', async () => {
    const before = rows.find(1);
    database.isInTransaction = true;
    expect([await rows.find(2), await rows.find(LAST_ID + 1)]).toEqual([{ id: 2 }, null]);
    expect(await before).toEqual({ id: 1 });
    expect(database.asked).toEqual([[2], [LAST_ID + 1], [1]]);
  });

  it('reads for others in nobody’s name, and within a transaction in that of who asks', async () => {
    await Promise.all(['Ann', 'Ben'].map((name, index) => caller.run(name, () => rows.find(index + 1))));
    database.isInTransaction = true;
    await caller.run('Ann', () => rows.find(1));
    expect(database.askers).toEqual([undefined, 'Ann']);
  });

  it('tells everybody who waits when the database is away, and asks again for the next', async () => {
    database.isAway = true;
    const outcomes = await Promise.allSettled([rows.find(1), rows.find(2)]);
    expect(outcomes).toEqual([1, 2].map(() => ({ status: 'rejected', reason: expect.any(UnavailableError) })));
    database.isAway = false;
    expect(await rows.find(1)).toEqual({ id: 1 });
  });
});
