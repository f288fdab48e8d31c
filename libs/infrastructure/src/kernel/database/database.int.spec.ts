import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { UnavailableError } from '@halolight/domain/kernel';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase, silentLogger, until, type TestDatabase } from '../testing/index.js';
import { KnexUnitOfWork } from './knex-unit-of-work.js';
import type { Begin } from './late-transaction.js';
import { openDatabase } from './open-database.js';
import { PreparedStatement } from './prepared-statement.js';
import type { Database } from './database.js';
import { violatedConstraint } from './violated-constraint.js';

interface Note {
  id: number;
  text: string;
}

const findNote = new PreparedStatement<Note>('find-note', (knex, $) => knex('notes').select('id', 'text').where('text', $(1)).limit(1));
const addNote = new PreparedStatement<Note>('add-note', (knex, $) => knex('notes').insert({ text: $(1) }).returning(['id', 'text']));

let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 4, dbPoolTimeoutMs: 300 }, silentLogger);
  await database.sql.raw('create table notes (id bigint generated always as identity primary key, text text constraint notes_text_key unique)');
});

afterAll(async () => {
  await database.close();
  await server.drop();
});

const texts = async (): Promise<string[]> => database.root('notes').orderBy('id').pluck<string[]>('text');

describe('Database', () => {
  it('gives bigint as a number, an instant as a Date, a calendar day as text', async () => {
    const [row] = await database.sql.select(database.sql.raw(`7::bigint as id, '2024-03-10 12:00+02'::timestamptz as at, '2024-03-10'::date as day`));
    expect(row).toEqual({ id: 7, at: new Date('2024-03-10T10:00:00Z'), day: '2024-03-10' });
  });

  it('refuses a bigint that a number cannot hold exactly', async () => {
    await expect(database.sql.raw('select 9007199254740993')).rejects.toThrow(RangeError);
  });

  it('runs a prepared statement on every connection of the pool', async () => {
    await database.run(addNote, ['prepared']);
    const found = await Promise.all(Array.from({ length: 12 }, () => database.run(findNote, ['prepared'])));
    expect(new Set(found.map(([note]) => note?.text))).toEqual(new Set(['prepared']));
  });

  it('commits prepared and built statements of one unit of work together', async () => {
    const unitOfWork = new KnexUnitOfWork(database);
    await unitOfWork.run(async () => {
      await database.run(addNote, ['kept 1']);
      await database.sql('notes').insert({ text: 'kept 2' });
    });
    expect(await texts()).toEqual(expect.arrayContaining(['kept 1', 'kept 2']));
  });

  it('undoes both when the work throws, and throws the same', async () => {
    const failure = new Error('no');
    const work = database.transaction(async () => {
      await database.run(addNote, ['undone 1']);
      await database.transaction(() => database.sql('notes').insert({ text: 'undone 2' }).then());
      throw failure;
    });
    await expect(work).rejects.toBe(failure);
    expect(await texts()).not.toEqual(expect.arrayContaining([expect.stringMatching(/^undone/)]));
  });

  it('says whether what is changed is undone with what is around it, also where that is still to begin', async () => {
    const unitOfWork = new KnexUnitOfWork(database);
    const isAround = async () => unitOfWork.isAround;
    expect([await isAround(), await unitOfWork.run(isAround), await database.lateTransaction(isAround, async () => undefined)]).toEqual([false, true, true]);
  });

  describe('with a late transaction', () => {
    const at = (text: string) => (begin: Begin) => begin(() => database.run(addNote, [text]).then());
    const inUse = (): number => database.usage.open - database.usage.idle;

    it('takes no connection for work that calls for none', async () => {
      const use = await database.lateTransaction(async () => (await texts(), inUse()), at('late, not needed'));
      expect(use).toBe(0);
      expect(await texts()).not.toContain('late, not needed');
    });

    it('begins it with the first unit of work, commits it with the end of all, and runs effects only then', async () => {
      const effect = jest.fn();
      await database.lateTransaction(async () => {
        await database.transaction(async () => void (await database.run(addNote, ['deferred 2'])));
        await database.transaction(async () => database.afterCommit(effect));
        expect([inUse(), effect.mock.calls.length]).toEqual([1, 0]);
        expect(await texts()).not.toContain('deferred 1');
      }, at('deferred 1'));
      expect([inUse(), effect.mock.calls.length]).toEqual([0, 1]);
      expect((await texts()).filter((text) => text.startsWith('deferred'))).toEqual(['deferred 1', 'deferred 2']);
    });

    it('lets a single statement that changes something take part in it', async () => {
      const failing = database.lateTransaction(async () => {
        await database.joining(() => database.run(addNote, ['joined']));
        throw new Error('late');
      }, at('before joined'));
      await expect(failing).rejects.toThrow('late');
      expect(await texts()).not.toEqual(expect.arrayContaining([expect.stringContaining('joined')]));
    });

    it('sends no single statement that changes something and does not take part in it', async () => {
      const early = (change: () => PromiseLike<unknown>) => database.lateTransaction(async () => void (await change()), at('begun for nothing'));
      const changes = [() => database.run(addNote, ['early']), () => database.sql('notes').insert({ text: 'early' }), () => database.sql.raw(`update notes set text = 'early'`)];
      for (const change of changes) await expect(early(change)).rejects.toThrow('before the transaction around it has begun');
      const built = early(async () => {
        const change = database.sql('notes').insert({ text: 'built early' });
        await database.transaction(async () => void (await change));
      });
      await expect(built).rejects.toThrow('before the transaction around it has begun');
      await early(() => database.root('notes').insert({ text: 'of its own' }));
      expect((await texts()).filter((text) => /early|own$|nothing/.test(text))).toEqual(['of its own']);
      expect(inUse()).toBe(0);
    });

    it('undoes what it began with when the work throws after a unit of work, and when the beginning fails', async () => {
      const work = () => database.transaction(async () => void (await database.run(addNote, ['late, undone'])));
      await expect(database.lateTransaction(() => work().then(() => Promise.reject(new Error('later'))), at('late, begun'))).rejects.toThrow('later');
      await expect(database.lateTransaction(work, (begin) => begin(() => Promise.reject(new Error('no beginning'))))).rejects.toThrow('no beginning');
      expect(inUse()).toBe(0);
      expect(await texts()).not.toEqual(expect.arrayContaining([expect.stringMatching(/^late, /)]));
    });

    it('leaves no connection in use when the work is over before the beginning is', async () => {
      const begun = Promise.withResolvers<void>();
      const beginning: Promise<unknown>[] = [];
      const work = async (): Promise<never> => {
        beginning.push(database.transaction(async () => undefined).catch(() => undefined));
        throw new Error('over');
      };
      await expect(database.lateTransaction(work, (begin) => begin(() => begun.promise))).rejects.toThrow('over');
      begun.resolve();
      await Promise.all(beginning);
      // Whoever began it is told so before it is undone.
      await until(async () => inUse() === 0);
      expect(inUse()).toBe(0);
    });
  });

  it('keeps transactions that run at the same time apart', async () => {
    await Promise.allSettled(
      ['apart 1', 'apart 2 fails', 'apart 3'].map((text) =>
        database.transaction(async () => {
          await database.run(addNote, [text]);
          if (text.endsWith('fails')) throw new Error(text);
        }),
      ),
    );
    expect((await texts()).filter((text) => text.startsWith('apart')).sort()).toEqual(['apart 1', 'apart 3']);
  });

  it('says so when the error of a statement was passed over, for PostgreSQL then commits nothing', async () => {
    const work = database.transaction(async () => {
      await database.sql('notes').insert({ text: 'passed over' });
      await database.sql.raw('select 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow('nothing was committed');
    expect(await texts()).not.toContain('passed over');
  });

  it('lends its connection to no statement that comes after the end', async () => {
    let late: (() => Promise<unknown>)[] = [];
    await database.transaction(async () => {
      late = [async () => database.sql('notes').insert({ text: 'late 1' }), () => database.run(addNote, ['late 2'])].map((work) => AsyncLocalStorage.bind(work));
    });
    for (const work of late) await expect(work()).rejects.toThrow('The transaction has ended');
    expect((await texts()).filter((text) => text.startsWith('late'))).toEqual([]);
  });

  it.each([
    ['committed', async () => undefined],
    ['undone', () => Promise.reject(new Error('no'))],
  ])('lends it to no statement that comes while it is being %s, either', async (_what, end) => {
    let late: Promise<unknown> = Promise.resolve();
    const work = database.transaction(async () => {
      late = nextTurn().then(() => database.run(addNote, ['too late']));
      void late.catch(() => undefined);
      return end();
    });
    await Promise.allSettled([work]);
    await expect(late).rejects.toThrow('The transaction has ended');
    expect(await texts()).not.toContain('too late');
  });

  it('answers unavailable, and drops the connection, when the server goes away in a transaction', async () => {
    const work = database.transaction(async () => {
      await database.sql.raw('select pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
      throw new Error('something else');
    });
    await expect(work).rejects.toThrow(UnavailableError);
    await expect(database.run(findNote, ['any'])).resolves.toEqual([]);
  });

  it('runs effects after the commit, never after an undone transaction, at once outside one', async () => {
    const seen: string[] = [];
    await database.transaction(async () => {
      database.afterCommit(() => seen.push('committed'));
      seen.push('working');
    });
    await expect(
      database.transaction(async () => {
        database.afterCommit(() => seen.push('undone'));
        throw new Error('no');
      }),
    ).rejects.toThrow();
    database.afterCommit(() => seen.push('at once'));
    expect(seen).toEqual(['working', 'committed', 'at once']);
  });

  it('names the violated constraint', async () => {
    await database.run(addNote, ['twice']);
    const error: unknown = await database.run(addNote, ['twice']).catch((reason: unknown) => reason);
    expect(violatedConstraint(error)).toBe('notes_text_key');
    expect(violatedConstraint(new Error('other'))).toBeUndefined();
  });

  it('puts no value of a failed statement into the error’s message', async () => {
    const error: unknown = await database.sql('notes').insert({ text: 'twice', id: 'a secret' }).catch((reason: unknown) => reason);
    expect(String(error)).toContain('insert into');
    expect(String(error).replace(/ - .*/, '')).not.toContain('secret');
  });

  it('is usable on the same connection after a statement failed', async () => {
    const before = database.usage.open;
    await expect(database.run(addNote, ['twice'])).rejects.toThrow();
    expect(database.usage.open).toBe(before);
    expect(await database.run(findNote, ['twice'])).toHaveLength(1);
  });

  it('answers unavailable when no connection comes free in time', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const holders = Array.from({ length: 4 }, () => database.transaction(() => held));
    try {
      await expect(database.run(findNote, ['any'])).rejects.toThrow(UnavailableError);
      await expect(database.transaction(async () => undefined)).rejects.toThrow(UnavailableError);
    } finally {
      release();
      await Promise.all(holders);
    }
    await expect(database.run(findNote, ['any'])).resolves.toEqual([]);
  });
});
