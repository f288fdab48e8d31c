import { setTimeout as pause } from 'node:timers/promises';
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { LIVE_CHANNEL } from './live-channel.js';
import { openKnexCollaboration, type KnexCollaboration } from './testing/open-knex-collaboration.js';

const WRITERS = 4;
const READERS = 3;
const ROUNDS = 60;
const BACKLOG = 9_000;

let store: KnexCollaboration;
let ada: number;
beforeAll(async () => {
  store = await openKnexCollaboration();
});
beforeEach(async () => {
  ada = await store.addPerson();
});
afterAll(() => store?.close());

const tell = (n: number, userId = ada) => store.live.tell([{ userId, event: 'message.created', data: { n } }]);
const after = async (position: number) => store.liveLog.after([{ userId: ada, after: position }], 10_000);

describe('the stream of live events', () => {
  it('numbers a transaction that commits late after one that began later', async () => {
    const top = await store.liveLog.number();
    const [told, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const late = store.database.transaction(async () => {
      await tell(1);
      told.resolve();
      await commit.promise;
    });
    await told.promise;
    await tell(2);
    const middle = await store.liveLog.number();
    expect((await after(top)).map(({ data }) => data['n'])).toEqual([2]);
    commit.resolve();
    await late;
    await store.liveLog.number();
    expect((await after(middle)).map(({ data }) => data['n'])).toEqual([1]);
  });

  it('numbers a backlog of any length in short transactions, in its order', async () => {
    const { sql } = store.database;
    const top = await store.liveLog.number();
    await sql.raw(`insert into live_events (user_id, event, data) select ?, 'many', jsonb_build_object('n', n) from generate_series(1, ?) as n`, [ada, BACKLOG]);
    expect(await store.liveLog.number()).toBe(top + BACKLOG);
    expect((await after(top)).map(({ data }) => data['n'])).toEqual(Array.from({ length: BACKLOG }, (_, place) => place + 1));
    const [told] = await sql('live_events').where({ user_id: ada }).select<{ transactions: number }[]>(sql.raw('count(distinct xmin::text) as transactions'));
    expect(told?.transactions).toBeGreaterThanOrEqual(3);
  });

  it('never tells anybody what was rolled back', async () => {
    const top = await store.liveLog.number();
    await expect(store.database.transaction(async () => {
      await tell(1);
      throw new Error('Undone');
    })).rejects.toThrow('Undone');
    expect(await store.liveLog.number()).toBe(top);
    expect(await after(top)).toEqual([]);
  });

  it('shows to readers who go by the last number they saw every event once, in one order, however writers overlap', async () => {
    const top = await store.liveLog.number();
    let writing = true;
    const write = async (writer: number) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await store.database.transaction(async () => {
          await tell(writer * ROUNDS + round);
          await pause(randomInt(4));
        });
      }
    };
    const read = async () => {
      const seen: number[] = [];
      for (let position = top, isLast = false; ; ) {
        await store.liveLog.number();
        const events = await after(position);
        seen.push(...events.map(({ data }) => Number(data['n'])));
        position = events.at(-1)?.number ?? position;
        if (isLast) return seen;
        isLast = !writing;
      }
    };
    const readers = Array.from({ length: READERS }, read);
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    writing = false;
    const seen = await Promise.all(readers);
    const everything = Array.from({ length: WRITERS * ROUNDS }, (_, n) => n);
    expect(seen[0]?.toSorted((a, b) => a - b)).toEqual(everything);
    for (const each of seen) expect(each).toEqual(seen[0]);
  });

  it('announces at commit for whom there is something, and names nobody when there are many', async () => {
    const listener = new Client({ connectionString: store.databaseUrl });
    const heard: string[] = [];
    listener.on('notification', ({ payload = '' }) => heard.push(payload));
    await listener.connect();
    await listener.query(`listen ${LIVE_CHANNEL}`);
    const bob = await store.addPerson();
    await store.database.transaction(async () => {
      await store.live.tell([ada, bob, ada].map((userId) => ({ userId, event: 'message.created', data: {} })));
      await pause(50);
      expect(heard).toEqual([]);
    });
    while (heard.length < 2) await pause(5);
    expect(heard.toSorted()).toEqual([String(ada), String(bob)].toSorted());
    const many = await Promise.all(Array.from({ length: 101 }, () => store.addPerson()));
    await store.live.tell(many.map((userId) => ({ userId, event: 'message.created', data: {} })));
    while (heard.length < 3) await pause(5);
    expect(heard.at(-1)).toBe('all');
    await listener.end();
  });

  it('tells of every session that is revoked, also by hand, and not of those that expired', async () => {
    const now = new Date();
    const session = { user_id: ada, family_hash: Buffer.from(`f${ada}`), token_hash: Buffer.from('t'), created_at: now, last_used_at: now, expires_at: new Date(now.getTime() + 60_000) };
    const [added] = await store.database.sql('sessions').insert(session).returning<{ id: number }[]>('id');
    const id = added?.id ?? 0;
    const top = await store.liveLog.number();
    await store.database.sql('sessions').where({ id }).update({ revoked_at: now, revocation_reason: 'by hand' });
    await store.database.sql('sessions').where({ id }).update({ revocation_reason: 'again' });
    await store.database.sql('sessions').where({ id }).delete();
    await store.liveLog.number();
    expect(await after(top)).toEqual([expect.objectContaining({ event: 'session.revoked', data: { sessionId: id, reason: 'by hand' } })]);
  });
});
