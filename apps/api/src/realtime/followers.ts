import type { LivePosition } from '@halolight/application/collaboration';
import type { LiveConnection } from './live-connection.js';
import type { Follower } from './follower.js';

/** Who is connected to this process, by user and by session. */
export class Followers {
  private readonly byUser = new Map<number, Set<Follower>>();
  private readonly bySession = new Map<number, Set<Follower>>();

  add(follower: Follower): void {
    addTo(this.byUser, follower.connection.userId, follower);
    addTo(this.bySession, follower.connection.sessionId, follower);
  }

  remove(follower: Follower): void {
    follower.stopWaiting();
    removeFrom(this.byUser, follower.connection.userId, follower);
    removeFrom(this.bySession, follower.connection.sessionId, follower);
  }

  has(userId: number): boolean {
    return this.byUser.has(userId);
  }

  ofUser(userId: number): Follower[] {
    return [...(this.byUser.get(userId) ?? [])];
  }

  /** Those of the user who are not full and need nothing up to that number. */
  readersOf(userId: number, upTo = 0): Follower[] {
    return this.ofUser(userId).filter(({ isFull, position }) => !isFull && position >= upTo);
  }

  ofSession(sessionId: number): Follower[] {
    return [...(this.bySession.get(sessionId) ?? [])];
  }

  *all(): Generator<Follower> {
    for (const followers of this.byUser.values()) yield* followers;
  }

  userIds(): number[] {
    return [...this.byUser.keys()];
  }

  sessionIds(): number[] {
    return [...this.bySession.keys()];
  }

  /** From where on the connected ones among these users are to be told; each user from where the one stands who is furthest behind and not full. */
  positionsOf(userIds: readonly number[]): LivePosition[] {
    return userIds.flatMap((userId) => {
      const positions = this.readersOf(userId).map(({ position }) => position);
      return positions.length === 0 ? [] : [{ userId, after: Math.min(...positions) }];
    });
  }

  count(transport: LiveConnection['transport']): number {
    let count = 0;
    for (const { connection } of this.all()) if (connection.transport === transport) count += 1;
    return count;
  }
}

function addTo(followers: Map<number, Set<Follower>>, id: number, follower: Follower): void {
  followers.set(id, (followers.get(id) ?? new Set()).add(follower));
}

function removeFrom(followers: Map<number, Set<Follower>>, id: number, follower: Follower): void {
  const rest = followers.get(id);
  rest?.delete(follower);
  if (rest?.size === 0) followers.delete(id);
}
