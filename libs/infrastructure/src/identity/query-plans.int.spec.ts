import { sampleRotation, uniqueHash } from '@halolight/application/identity/testing';
import { samplePageRequest } from '@halolight/application/kernel/testing';
import type { PageRequest } from '@halolight/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../kernel/index.js';
import { openRecordedDatabase, type PlanRecorder } from '../kernel/testing/index.js';
import { AccessCache } from './access-cache.js';
import { KnexAccessDirectory } from './knex-access-directory.js';
import { KnexRoleDirectory } from './knex-role-directory.js';
import { KnexSessionDirectory } from './knex-session-directory.js';
import { KnexSessionRepository } from './knex-session-repository.js';
import { KnexUserDirectory } from './knex-user-directory.js';
import { KnexUserRepository } from './knex-user-repository.js';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

const TABLES = ['users', 'user_roles', 'sessions'];
const USERS = 10_000;
const SESSIONS_EACH = 2;
/** A page of ten, one row more, and what belongs to each. */
const MOST_ROWS = 100;
/** As many holders as are looked for before a role is taken for a common one, and what is read for a page. */
const MOST_HOLDERS = 1_001 + MOST_ROWS;
/** What the roles grant, and so few counts that they are read from end to end for each. */
const MOST_ROWS_OF_ROLES = 1_000;

let identity: KnexIdentity;
let database: Database;
let recorder: PlanRecorder;
beforeAll(async () => {
  identity = await openKnexIdentity();
  await fill();
  ({ recorder, database } = await openRecordedDatabase(identity));
});
afterAll(async () => {
  await database.close();
  await identity.close();
});

async function fill(): Promise<void> {
  const { sql } = identity.database;
  await sql.raw(
    `insert into users (email, username, name, status, password_hash, created_at)
     select 'u' || n || '@example.org', 'u' || lpad(n::text, 5, '0'), 'Name ' || n % 997,
            case when n % 50 = 0 then 'SUSPENDED' else 'ACTIVE' end, '', now() - n * interval '1 minute'
     from generate_series(1, ?) as n`,
    [USERS],
  );
  await sql.raw(`insert into user_roles select users.id, roles.id from users join roles on roles.name = case when users.id % 500 = 0 then 'admin' else 'user' end`);
  await sql.raw(
    `insert into sessions (user_id, family_hash, token_hash, created_at, last_used_at, expires_at)
     select users.id, sha256((users.id || ' ' || n)::bytea), sha256(n::text::bytea), now(), now(), now() + (users.id % 1000 - 1) * interval '1 hour'
     from users, generate_series(1, ?) as n`,
    [SESSIONS_EACH],
  );
  // As it would be after a while: changes folded, statistics taken, and the search's index without a list of new entries still to be sorted in.
  await sql.raw(
    `with taken as (delete from record_count_changes returning *)
     insert into record_counts select subject, sum(difference) from taken group by subject`,
  );
  await sql.raw('vacuum analyze');
}

async function expectIndexed(work: () => Promise<unknown>, mostRows = MOST_ROWS): Promise<void> {
  expect(await recorder.costly({ tables: TABLES, mostRows }, work)).toEqual([]);
}

const request = (given: Partial<PageRequest> = {}) => samplePageRequest({ count: 'none', ...given });
const MIDDLE = USERS / 2;
/** Beside it: active, and with live sessions. */
const ACTIVE = MIDDLE - 1;

describe(`with ${USERS} accounts and ${USERS * SESSIONS_EACH} sessions an index answers`, () => {
  it('whose session it is and what it may do', async () => {
    const directory = new KnexAccessDirectory(database);
    await expectIndexed(() => directory.find(MIDDLE));
  });

  it('whose refresh token it is, and its exchange', async () => {
    const sessions = new KnexSessionRepository(database, new AccessCache());
    const [row] = await identity.database
      .sql('sessions')
      .where({ user_id: ACTIVE })
      .select<{ family_hash: Buffer; token_hash: Buffer }[]>('family_hash', 'token_hash');
    const familyHash = row?.family_hash.toString('hex') ?? '';
    await expectIndexed(() => sessions.findByFamily(familyHash));
    let tokenHash = row?.token_hash.toString('hex') ?? '';
    await expectIndexed(async () => {
      const rotated = await sessions.rotate(sampleRotation({ familyHash, tokenHash }));
      expect(rotated?.user.id).toBe(ACTIVE);
      tokenHash = rotated?.session.tokenHash ?? '';
    });
    await expectIndexed(() => sessions.rotate(sampleRotation({ familyHash, tokenHash: uniqueHash() })));
  });

  it('who signs in, and whether a name is taken', async () => {
    const users = new KnexUserRepository(database, new AccessCache());
    await expectIndexed(() => users.findCredentials('u5000@example.org'));
    await expectIndexed(() => users.findCredentials('U05000'));
    await expectIndexed(() => users.isUsernameTaken('u05000'));
    await expectIndexed(() => users.findForUpdate(MIDDLE));
  });

  it('an account by its id', async () => {
    const directory = new KnexUserDirectory(database);
    await expectIndexed(() => directory.byId(MIDDLE));
  });

  it('how many super administrators there are', async () => {
    const users = new KnexUserRepository(database, new AccessCache());
    await expectIndexed(() => users.countOtherActiveSuperAdmins(1));
  });

  it('what the roles are, and how many accounts have each', async () => {
    const directory = new KnexRoleDirectory(database);
    expect(await directory.byId(1)).toMatchObject({ userCount: 0 });
    const { items } = await directory.page(samplePageRequest());
    expect(items.reduce((sum, { userCount }) => sum + userCount, 0)).toBe(USERS);
    await expectIndexed(() => directory.page(samplePageRequest()), MOST_ROWS_OF_ROLES);
    await expectIndexed(() => directory.byId(1));
  });

  it('what the sessions of one account are, which to end, and which to push out', async () => {
    const sessions = new KnexSessionRepository(database, new AccessCache());
    const directory = new KnexSessionDirectory(database);
    await expectIndexed(() => directory.page(MIDDLE, samplePageRequest()));
    await expectIndexed(() => sessions.evict(MIDDLE, 2, new Date()));
    await expectIndexed(() => sessions.revoke(MIDDLE, 1, 'revoked', new Date()));
    await expectIndexed(() => sessions.revokeAll(MIDDLE, 'signed-out', new Date()));
  });

  it('which sessions have expired', async () => {
    const sessions = new KnexSessionRepository(database, new AccessCache());
    await expectIndexed(() => sessions.deleteExpired(new Date(), 1));
  });

  it.each(['id', '-id', 'createdAt', '-createdAt', 'email', '-email', 'username', '-username', 'name', '-name'])(
    'the list of accounts sorted by %s, its first page and one from deep inside alike',
    async (sort) => {
      const directory = new KnexUserDirectory(database);
      await expectIndexed(() => directory.page(request({ sort }), {}));
      let { nextCursor: cursor } = await directory.page(request({ sort, pageSize: 100 }), {});
      for (let pages = 0; pages < 20; pages += 1) ({ nextCursor: cursor } = await directory.page(request({ sort, pageSize: 100, cursor: cursor ?? '' }), {}));
      await expectIndexed(() => directory.page(request({ sort, cursor: cursor ?? '' }), {}));
    },
  );

  it('the list of accounts of one status', async () => {
    const directory = new KnexUserDirectory(database);
    await expectIndexed(() => directory.page(request(), { status: 'SUSPENDED' }));
    await expectIndexed(() => directory.page(request(), { status: 'ACTIVE' }));
  });

  it.each(['admin', 'guest', 'nobody'])('the list of accounts with a role that few or none have, with their number: %s', async (role) => {
    const directory = new KnexUserDirectory(database);
    for (const sort of ['-createdAt', 'name']) await expectIndexed(() => directory.page(samplePageRequest({ sort }), { role }));
    await expectIndexed(() => directory.page(samplePageRequest(), { role, status: 'ACTIVE' }));
  });

  it('the list of accounts with a role that most have', async () => {
    const directory = new KnexUserDirectory(database);
    await expectIndexed(() => directory.page(request(), { role: 'user' }), MOST_HOLDERS);
  });

  it('a search for part of a name, a username or an address', async () => {
    const directory = new KnexUserDirectory(database);
    for (const search of ['u05000', 'U5000@EXAMPLE', 'name 777']) await expectIndexed(() => directory.page(request({ search }), {}));
  });
});
