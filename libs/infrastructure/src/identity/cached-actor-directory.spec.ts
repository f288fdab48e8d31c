import type { Access } from '@halolight/application/identity';
import { sampleActor } from '@halolight/application/kernel/testing';
import { PermissionSet } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ChangeFeed } from '../kernel/index.js';
import { silentLogger } from '../kernel/testing/index.js';
import { AccessCache } from './access-cache.js';
import { CachedActorDirectory } from './cached-actor-directory.js';

/** Live, or not, as a test says. */
class SwitchedChangeFeed extends ChangeFeed {
  isOn = true;

  constructor() {
    super('postgres://nowhere', silentLogger);
  }

  override get isLive(): boolean {
    return this.isOn;
  }
}

const STORED = sampleActor(7, 'files:share');

let cache: AccessCache;
let feed: SwitchedChangeFeed;
let actors: CachedActorDirectory;
let asked: number[];
beforeEach(() => {
  [cache, feed, asked] = [new AccessCache(), new SwitchedChangeFeed(), []];
  const find = async (userId: number) => {
    asked.push(userId);
    return userId === STORED.userId ? STORED : null;
  };
  actors = new CachedActorDirectory({ find }, cache, feed);
});

const remember = (given: Partial<Access> = {}) => {
  const permissions = new PermissionSet(['files:*']);
  cache.put({ userId: STORED.userId, sessionId: 3, expiresAt: new Date(), permissions, grantsByRole: new Map(), mustChangePassword: false, ...given }, cache.epoch);
};

describe('CachedActorDirectory', () => {
  it('asks nobody about who is signed in, whose rights are remembered', async () => {
    remember();
    const actor = await actors.find(STORED.userId);
    expect([actor?.sessionId, actor?.permissions.names(), asked]).toEqual([0, ['files:*'], []]);
  });

  it('knows nobody who has yet to change their password', async () => {
    remember({ mustChangePassword: true });
    expect([await actors.find(STORED.userId), asked]).toEqual([null, []]);
  });

  it('asks the database about all others, and about whom something has changed', async () => {
    remember();
    cache.forgetUser(STORED.userId);
    expect([await actors.find(STORED.userId), await actors.find(8), asked]).toEqual([STORED, null, [7, 8]]);
  });

  it('asks the database while nobody would tell of a change', async () => {
    remember();
    feed.isOn = false;
    expect([await actors.find(STORED.userId), asked]).toEqual([STORED, [7]]);
  });
});
