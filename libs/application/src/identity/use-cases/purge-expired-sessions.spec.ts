import { beforeEach, describe, expect, it } from '@jest/globals';
import { InMemoryIdentity, InMemorySessionRepository, sampleSession } from '../testing/index.js';
import { PurgeExpiredSessions } from './purge-expired-sessions.js';

class CountedSessions extends InMemorySessionRepository {
  readonly limits: number[] = [];

  override deleteExpired(before: Date, limit: number): Promise<number> {
    this.limits.push(limit);
    return super.deleteExpired(before, limit);
  }
}

describe('PurgeExpiredSessions', () => {
  let identity: InMemoryIdentity;
  let sessions: CountedSessions;
  beforeEach(() => {
    identity = new InMemoryIdentity();
    sessions = new CountedSessions(identity.store);
  });

  const purge = () => new PurgeExpiredSessions(sessions, identity.clock).execute();
  const addExpired = async (howMany: number) => {
    const expiresAt = new Date(identity.clock.now().getTime() - 1);
    for (let count = 0; count < howMany; count += 1) await sessions.add(sampleSession(1, { expiresAt }));
  };

  it('deletes what expired and leaves the rest', async () => {
    await addExpired(3);
    const live = await sessions.add(sampleSession(1, { expiresAt: new Date(identity.clock.now().getTime() + 1) }));
    expect(await purge()).toEqual({ deleted: 3 });
    expect([...identity.store.sessions.keys()]).toEqual([live]);
  });

  it.each([
    [0, 1],
    [999, 1],
    [1000, 2],
    [2001, 3],
  ])('deletes %i in %i batches of a thousand', async (expired, batches) => {
    await addExpired(expired);
    expect(await purge()).toEqual({ deleted: expired });
    expect(sessions.limits).toEqual(Array.from({ length: batches }, () => 1000));
    expect(identity.store.sessions.size).toBe(0);
  });
});
