import { AccessDirectory, type Access } from '@halolight/application/identity';
import type { Clock } from '@halolight/application/kernel';
import type { ChangeFeed } from '../kernel/index.js';
import type { AccessCache } from './access-cache.js';

/** The channel on which the database's triggers tell whose rights changed. */
export const ACCESS_CHANNEL = 'halo_access';

/**
 * Answers from memory as long as the feed of changes is live.
 * While it is not, nobody would tell of a revocation, so every answer comes from the database and nothing is remembered.
 */
export class CachedAccessDirectory extends AccessDirectory {
  constructor(
    private readonly inner: AccessDirectory,
    private readonly cache: AccessCache,
    private readonly feed: ChangeFeed,
    private readonly clock: Clock,
  ) {
    super();
    feed.subscribe(ACCESS_CHANNEL, (payload) => forget(cache, payload));
    feed.onInterrupted(() => cache.forgetAll());
    feed.onResumed(() => cache.forgetAll());
  }

  async find(sessionId: number): Promise<Access | null> {
    if (!this.feed.isLive) return this.inner.find(sessionId);
    const known = this.cache.get(sessionId);
    if (known && known.expiresAt > this.clock.now()) return known;
    const { epoch } = this.cache;
    const access = await this.inner.find(sessionId);
    if (access && this.feed.isLive) this.cache.put(access, epoch);
    return access;
  }
}

function forget(cache: AccessCache, payload: string): void {
  const [kind, id] = payload.split(':');
  if (kind === 'session') cache.forgetSession(Number(id));
  else if (kind === 'user') cache.forgetUser(Number(id));
  else cache.forgetAll();
}
