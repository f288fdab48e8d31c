import { sampleRotation, uniqueHash } from '@halolight/application/identity/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '../kernel/index.js';
import { openRecordedDatabase, type PlanRecorder } from '../kernel/testing/index.js';
import { AccessCache } from './access-cache.js';
import { KnexAccessDirectory } from './knex-access-directory.js';
import { KnexSessionRepository } from './knex-session-repository.js';
import { KnexUserDirectory } from './knex-user-directory.js';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

const TABLES = ['users', 'user_roles', 'sessions'];
const USERS = 10_000;
const MIDDLE = USERS / 2;
const MOST_ROWS = 20;
const TOGETHER = 100;

let identity: KnexIdentity;
let database: Database;
let recorder: PlanRecorder;
beforeAll(async () => {
  identity = await openKnexIdentity();
  ({ recorder, database } = await openRecordedDatabase(identity));
  for (const work of [...Object.values(lookUps), accessOfMany]) await recorder.settle(work);
  await fill();
});
afterAll(async () => {
  await database.close();
  await identity.close();
});

const accessOfMany = () => {
  const directory = new KnexAccessDirectory(database);
  return Promise.all(Array.from({ length: TOGETHER }, (_, n) => directory.find(MIDDLE + n)));
};
const sessions = () => new KnexSessionRepository(database, new AccessCache());
const lookUps = {
  'whose refresh token it is': () => sessions().findByFamily(uniqueHash()),
  'which session an exchange belongs to': () => sessions().rotate(sampleRotation({ familyHash: uniqueHash(), tokenHash: uniqueHash() })),
  'an account by its id': () => new KnexUserDirectory(database).byId(MIDDLE),
};

async function fill(): Promise<void> {
  const { sql } = identity.database;
  await sql.raw(`insert into users (email, username, name, status, password_hash) select 'u' || n || '@example.org', 'user' || n, 'Name ' || n, 'ACTIVE', '' from generate_series(1, ?) n`, [USERS]);
  await sql.raw(`insert into user_roles select users.id, roles.id from users join roles on roles.name = 'user'`);
  await sql.raw(
    `insert into sessions (user_id, family_hash, token_hash, created_at, last_used_at, expires_at)
     select id, sha256(id::text::bytea), '', now(), now(), now() + interval '1 day' from users`,
  );
}

describe(`for ${USERS} users, after plans were made while there was none, an index answers`, () => {
  it.each(Object.entries(lookUps))('%s', async (_name, work) => {
    expect(await recorder.costly({ tables: TABLES, mostRows: MOST_ROWS }, work)).toEqual([]);
  });

  it('what many sessions may do, for all of which each account is looked at a few times at most', async () => {
    expect(await recorder.costly({ tables: [], mostRows: 5 * USERS }, accessOfMany)).toEqual([]);
    expect((await accessOfMany()).filter((access) => access !== null)).toHaveLength(TOGETHER);
  });
});
