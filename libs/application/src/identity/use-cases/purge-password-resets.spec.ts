import { beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryIdentity, uniqueHash } from '../testing/index.js';
import { PurgePasswordResets } from './purge-password-resets.js';

describe('PurgePasswordResets', () => {
  let identity: InMemoryIdentity;
  beforeEach(() => {
    identity = new InMemoryIdentity();
  });

  const open = (userId: number, expiresAt: Date) =>
    identity.passwordResets.open({ userId, tokenHash: uniqueHash(), requestedAt: identity.clock.now(), expiresAt });

  it.each([0, 999, 1000, 2001])('deletes %i that expired, and leaves the rest', async (expired) => {
    const now = identity.clock.now().getTime();
    for (let userId = 1; userId <= expired; userId += 1) await open(userId, new Date(now - 1));
    await open(5000, new Date(now));
    expect(await new PurgePasswordResets(identity.passwordResets, identity.clock).execute()).toEqual({ deleted: expired });
    expect([...identity.store.passwordResets.keys()]).toEqual([5000]);
  });
});
