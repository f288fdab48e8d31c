import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { KnexOpenSessions } from './knex-open-sessions.js';
import { openKnexCollaboration, type KnexCollaboration } from './testing/open-knex-collaboration.js';

let store: KnexCollaboration;
beforeAll(async () => {
  store = await openKnexCollaboration();
});
afterAll(() => store?.close());

let families = 0;
async function addSession(userId: number, given: object = {}): Promise<number> {
  const now = new Date();
  families += 1;
  const session = { user_id: userId, family_hash: Buffer.from(`family ${families}`), token_hash: Buffer.from('token'), created_at: now, last_used_at: now, expires_at: new Date(now.getTime() + 60_000) };
  const [added] = await store.database.sql('sessions').insert({ ...session, ...given }).returning<{ id: number }[]>('id');
  return added?.id ?? 0;
}

it('knows which sessions are neither revoked nor expired, of accounts that are open', async () => {
  const [ada, suspended, deleted] = [await store.addPerson(), await store.addPerson(), await store.addPerson()];
  const open = await addSession(ada);
  const unasked = await addSession(ada);
  const others = [
    await addSession(ada, { revoked_at: new Date(), revocation_reason: 'test' }),
    await addSession(ada, { expires_at: new Date(Date.now() - 1_000) }),
    await addSession(suspended),
    await addSession(deleted),
    2_000_000_000,
  ];
  await store.closeAccount(suspended);
  await store.database.sql('users').where({ id: deleted }).update({ deleted_at: new Date() });
  const sessions = new KnexOpenSessions(store.database);
  expect(await sessions.among([open, ...others])).toEqual(new Set([open]));
  expect(await sessions.among([])).toEqual(new Set());
  expect(unasked).not.toBe(open);
});
