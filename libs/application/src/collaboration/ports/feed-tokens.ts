import type { PermissionSet } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';

/** A token as its holder gets it, and what is kept of it. */
export interface FeedToken {
  readonly token: string;
  readonly tokenHash: string;
}

/** Whose calendar a token opens, and what they may do at present. */
export interface FeedReader {
  readonly userId: number;
  readonly permissions: PermissionSet;
}

/** Tokens that calendar programs read a feed with: they open one calendar for reading and nothing else. */
export abstract class FeedTokens {
  /** A new one; nothing is kept yet. */
  abstract issue(): FeedToken;

  /**
   * Keeps the user's token in the place of any older one, and their session until the unit of work ends: what ends it then ends the token as well.
   * @returns false for a session that is over or about to expire, which leaves none behind
   */
  abstract replace(owner: Pick<Actor, 'userId' | 'sessionId'>, tokenHash: string): Promise<boolean>;

  /** @returns whether the user had one */
  abstract remove(userId: number): Promise<boolean>;

  /** Null for a token that is unknown, was replaced or removed, and for an account that is not open. */
  abstract findReader(token: string): Promise<FeedReader | null>;
}
