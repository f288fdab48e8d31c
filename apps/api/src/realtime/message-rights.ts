import type { AccessDirectory } from '@halolight/application/identity';
import { SEES_MESSAGES } from '@halolight/domain/collaboration';
import type { Follower } from './follower.js';

/** Which connections may hear what is said, by the rights of this moment: a front end that stays connected keeps none that were taken. */
export class MessageRights {
  constructor(private readonly directory: Pick<AccessDirectory, 'find'>) {}

  /** By session. @throws UnavailableError */
  async of(followers: readonly Follower[]): Promise<ReadonlyMap<number, boolean>> {
    const sessionIds = [...new Set(followers.map(({ connection }) => connection.sessionId))];
    const accesses = await Promise.all(sessionIds.map((sessionId) => this.directory.find(sessionId)));
    return new Map(sessionIds.map((sessionId, place) => [sessionId, accesses[place]?.permissions.allows(SEES_MESSAGES) ?? false]));
  }
}
