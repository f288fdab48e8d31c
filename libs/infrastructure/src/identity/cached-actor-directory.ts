import { ActorDirectory, type Actor } from '@halolight/application/kernel';
import type { ChangeFeed } from '../kernel/index.js';
import type { AccessCache } from './access-cache.js';

/** Answers from what `CachedAccessDirectory` remembers of those who are signed in, and keeps to date; for all others, and while nobody would tell of a change, from the database. */
export class CachedActorDirectory extends ActorDirectory {
  constructor(
    private readonly inner: ActorDirectory,
    private readonly cache: AccessCache,
    private readonly feed: ChangeFeed,
  ) {
    super();
  }

  async find(userId: number): Promise<Actor | null> {
    const known = this.feed.isLive ? this.cache.ofUser(userId) : undefined;
    if (!known) return this.inner.find(userId);
    return known.mustChangePassword ? null : { userId, sessionId: 0, permissions: known.permissions };
  }
}
