import type { Actor } from './actor.js';

/** Who acts where nobody is signed in: for features whose links speak for an account. Identity, which owns the accounts, provides it. */
export abstract class ActorDirectory {
  /** With the rights of this moment, in no session; null for an account that may do nothing now: unknown, closed, or with its password yet to be changed. */
  abstract find(userId: number): Promise<Actor | null>;
}
