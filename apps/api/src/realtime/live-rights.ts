import type { AccessDirectory } from '@halolight/application/identity';
import { PermissionSet } from '@halolight/domain/kernel';
import type { Follower } from './follower.js';

/** What connections may hear of, by the rights of this moment: a front end that stays connected keeps none that were taken. */
export class LiveRights {
  constructor(private readonly directory: Pick<AccessDirectory, 'find'>) {}

  /** By session. @throws UnavailableError */
  async of(followers: readonly Follower[]): Promise<ReadonlyMap<number, PermissionSet>> {
    const sessionIds = [...new Set(followers.map(({ connection }) => connection.sessionId))];
    const accesses = await Promise.all(sessionIds.map((sessionId) => this.directory.find(sessionId)));
    return new Map(sessionIds.map((sessionId, place) => [sessionId, accesses[place]?.permissions ?? PermissionSet.EMPTY]));
  }
}
