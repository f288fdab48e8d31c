import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import session, { type SessionData } from 'express-session';
import { openDatabase, type Database } from '@halolight/infrastructure/kernel';
import { createTestDatabase, silentLogger, type TestDatabase } from '@halolight/infrastructure/kernel/testing';
import { WebSessionStore } from '../../src/web/web-session-store.js';

let server: TestDatabase;
let database: Database;
let store: WebSessionStore;
beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 2, dbPoolTimeoutMs: 5_000 });
  store = new WebSessionStore(database, silentLogger);
  await database.sql.raw(`
    insert into web_sessions (sid, sess, expire)
    select 'live-' || number, '{}'::jsonb, now() + interval '1 day' from generate_series(1, 3000) as number
    union all select 'dead-' || number, '{}', now() - interval '1 day' from generate_series(1, 20) as number`);
  await database.sql.raw('analyze web_sessions');
});
afterAll(async () => {
  store?.close();
  await database?.close();
  await server?.drop();
});

async function planOf(statement: string): Promise<string> {
  const { rows } = await database.sql.raw<{ rows: { 'QUERY PLAN': string }[] }>(`explain ${statement}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

describe('the sessions of the pages', () => {
  it('are found and pruned without reading all of them', async () => {
    expect(await planOf(`select sess from web_sessions where sid = 'live-7' and expire >= now()`)).toContain('web_sessions_pkey');
    expect(await planOf('delete from web_sessions where expire < now()')).toContain('web_sessions_by_expiry');
  });

  it('are found by their ids, of which the table holds hashes', async () => {
    const id = 'x'.repeat(32);
    const data: SessionData = { cookie: new session.Cookie() };
    data.cookie.maxAge = 60_000;
    await promisify((done: (error?: unknown) => void) => store.set(id, data, done))();
    const found = () => promisify((done: (error: unknown, data?: SessionData | null) => void) => store.get(id, done))();
    expect(await found()).toMatchObject({ cookie: { path: '/' } });
    expect(await database.sql('web_sessions').where({ sid: id })).toEqual([]);
    await promisify((done: (error?: unknown) => void) => store.destroy(id, done))();
    expect(await found()).toBeUndefined();
  });

  it('are deleted once they have expired, and not before', async () => {
    await promisify((done: (error: Error | null) => void) => store.pruneSessions(done))();
    const left = await database.sql('web_sessions').count<{ count: number }[]>({ count: '*' });
    expect(left).toEqual([{ count: 3000 }]);
  });
});
