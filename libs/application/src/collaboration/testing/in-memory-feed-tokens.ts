import { PermissionSet } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import { uniqueText } from '../../kernel/testing/index.js';
import { FeedTokens, type FeedReader, type FeedToken } from '../ports/feed-tokens.js';
import type { InMemoryCalendarStore } from './in-memory-calendar-store.js';

/** The twin of the real `FeedTokens`, but that a hash is its token in hexadecimal digits. */
export class InMemoryFeedTokens extends FeedTokens {
  constructor(private readonly store: InMemoryCalendarStore) {
    super();
  }

  override issue(): FeedToken {
    const token = uniqueText('feed-token-for-a-calendar-program-');
    return { token, tokenHash: hashOf(token) };
  }

  override async replace({ userId, sessionId }: Pick<Actor, 'userId' | 'sessionId'>, tokenHash: string): Promise<boolean> {
    if (this.store.endedSessions.has(sessionId)) return false;
    this.store.feedTokens.set(userId, tokenHash);
    return true;
  }

  override async remove(userId: number): Promise<boolean> {
    return this.store.feedTokens.delete(userId);
  }

  override async findReader(token: string): Promise<FeedReader | null> {
    const found = [...this.store.feedTokens].find(([, tokenHash]) => tokenHash === hashOf(token));
    const user = found && this.store.users.get(found[0]);
    return found && user?.isOpen ? { userId: found[0], permissions: new PermissionSet(user.permissions) } : null;
  }
}

function hashOf(token: string): string {
  return Buffer.from(token).toString('hex');
}
