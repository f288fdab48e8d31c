import { randomUUID } from 'node:crypto';
import { AccessDirectory, type Access } from '@halolight/application/identity';
import { sampleRole, sampleSession, sampleUser } from '@halolight/application/identity/testing';
import { FixedClock } from '@halolight/application/kernel/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ChangeFeed } from '../kernel/index.js';
import { SilenceableProxy, silentLogger, until } from '../kernel/testing/index.js';
import { CachedAccessDirectory } from './cached-access-directory.js';
import { KnexAccessDirectory } from './knex-access-directory.js';
import { openKnexIdentity, type KnexIdentity } from './testing/open-knex-identity.js';

/** Counts what gets through to the database. */
class CountedAccessDirectory extends AccessDirectory {
  count = 0;

  constructor(private readonly inner: AccessDirectory) {
    super();
  }

  async find(sessionId: number): Promise<Access | null> {
    this.count += 1;
    return this.inner.find(sessionId);
  }
}

const MARKS = 'marks_of_the_test';

let identity: KnexIdentity;
let proxy: SilenceableProxy;
let feed: ChangeFeed;
let heard: Set<string>;
let clock: FixedClock;
let inner: CountedAccessDirectory;
let directory: CachedAccessDirectory;
beforeAll(async () => {
  identity = await openKnexIdentity();
});
afterAll(() => identity.close());
beforeEach(async () => {
  proxy = await SilenceableProxy.start(identity.databaseUrl);
  feed = new ChangeFeed(proxy.url, silentLogger);
  heard = new Set();
  feed.subscribe(MARKS, (mark) => heard.add(mark));
  clock = new FixedClock(new Date());
  inner = new CountedAccessDirectory(new KnexAccessDirectory(identity.database));
  directory = new CachedAccessDirectory(inner, identity.access, feed, clock);
  identity.access.forgetAll();
  await feed.start();
});
afterEach(() => {
  feed.close();
  proxy.stop();
});

async function signedIn(permissions: readonly string[] = []) {
  const roleId = await identity.roles.add(sampleRole({ permissions }));
  const userId = await identity.users.add(sampleUser({ roleIds: [roleId] }));
  const session = sampleSession(userId);
  const sessionId = await identity.sessions.add(session);
  await allHeard();
  return { roleId, userId, session, sessionId };
}

/** Announcements come in the order of their commits: once the mark is heard, what was done before is known and no longer news. */
async function allHeard(): Promise<void> {
  const mark = randomUUID();
  await identity.database.sql.raw('select pg_notify(?, ?)', [MARKS, mark]);
  await until(async () => heard.has(mark) || !feed.isLive);
}

const namesOf = async (sessionId: number) => (await directory.find(sessionId))?.permissions.names();
/** Changes a row as another process would, behind the back of this one's repositories. */
const elsewhere = (table: string) => identity.database.sql(table);

describe('CachedAccessDirectory', () => {
  it('asks the database once for a session it knows', async () => {
    const { sessionId, userId } = await signedIn(['users:view']);
    for (let round = 0; round < 10; round += 1) expect(await directory.find(sessionId)).toMatchObject({ sessionId, userId });
    expect([await namesOf(sessionId), inner.count]).toEqual([['users:view'], 1]);
  });

  it('does not remember that there is no session', async () => {
    const { userId, session } = await signedIn();
    const id = 1_000_000;
    expect(await directory.find(id)).toBeNull();
    await elsewhere('sessions').insert({ id, user_id: userId, family_hash: 'x', token_hash: 'x', created_at: session.startedAt, last_used_at: session.startedAt, expires_at: session.expiresAt });
    expect(await directory.find(id)).not.toBeNull();
  });

  it('knows at once what this process changed', async () => {
    const { sessionId, userId, roleId } = await signedIn(['users:view']);
    await namesOf(sessionId);
    await identity.unitOfWork.run(() => identity.roles.setPermissions(roleId, ['users:update']));
    expect(await namesOf(sessionId)).toEqual(['users:update']);
    await identity.unitOfWork.run(() => identity.users.setRoles(userId, []));
    expect(await namesOf(sessionId)).toEqual([]);
    await identity.unitOfWork.run(() => identity.sessions.revoke(userId, sessionId, 'revoked', new Date()));
    expect(await directory.find(sessionId)).toBeNull();
  });

  it('hears what another process changed', async () => {
    const { sessionId, userId, roleId } = await signedIn(['users:view']);
    await namesOf(sessionId);
    await elsewhere('role_permissions').where({ role_id: roleId }).update({ permission: 'users:update' });
    await until(async () => (await namesOf(sessionId))?.[0] === 'users:update');
    await elsewhere('user_permissions').insert({ user_id: userId, permission: 'audit:view' });
    await until(async () => (await namesOf(sessionId))?.length === 2);
    await elsewhere('users').where({ id: userId }).update({ status: 'SUSPENDED' });
    await until(async () => (await directory.find(sessionId)) === null);
  });

  it('keeps what it knows of others when one account changes', async () => {
    const [one, two] = [await signedIn(), await signedIn()];
    await namesOf(two.sessionId);
    await elsewhere('user_permissions').insert({ user_id: one.userId, permission: 'audit:view' });
    await until(async () => (await namesOf(one.sessionId))?.length === 1);
    const before = inner.count;
    await namesOf(two.sessionId);
    expect(inner.count).toBe(before);
  });

  it('lets go of a session when it expires', async () => {
    const { sessionId, session } = await signedIn();
    await directory.find(sessionId);
    clock.set(new Date(session.expiresAt.getTime() + 1));
    await directory.find(sessionId);
    expect(inner.count).toBe(2);
  });

  it('does not keep an answer that was overtaken by a change', async () => {
    const { sessionId, userId } = await signedIn();
    const answer = Promise.withResolvers<Access | null>();
    const slow = new CachedAccessDirectory({ find: () => answer.promise }, identity.access, new ChangeFeedThatIsLive(), clock);
    const asked = slow.find(sessionId);
    const stale = await inner.find(sessionId);
    await identity.unitOfWork.run(() => identity.sessions.revoke(userId, sessionId, 'revoked', new Date()));
    answer.resolve(stale);
    await asked;
    expect(identity.access.get(sessionId)).toBeNull();
  });

  /** For a directory that is to hear nothing. */
  class ChangeFeedThatIsLive extends ChangeFeed {
    constructor() {
      super('postgres://nowhere', silentLogger);
    }

    override get isLive(): boolean {
      return true;
    }
  }

  it('asks the database every time while nobody would tell of a change, and forgets what it knew', async () => {
    const { sessionId, userId } = await signedIn(['users:view']);
    await namesOf(sessionId);
    proxy.fallSilent();
    await until(async () => !feed.isLive);
    await elsewhere('sessions').where({ user_id: userId }).update({ revoked_at: new Date(), revocation_reason: 'revoked' });
    const before = inner.count;
    expect(await directory.find(sessionId)).toBeNull();
    expect(await directory.find(sessionId)).toBeNull();
    expect(inner.count).toBe(before + 2);

    proxy.recover();
    await until(async () => feed.isLive);
    expect(await directory.find(sessionId)).toBeNull();
    const other = await signedIn();
    await namesOf(other.sessionId);
    const known = inner.count;
    await namesOf(other.sessionId);
    expect(inner.count).toBe(known);
  });
});
