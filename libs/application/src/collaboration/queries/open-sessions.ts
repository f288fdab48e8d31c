/** Which sessions still are what they were. */
export abstract class OpenSessions {
  /** Those that are neither revoked nor expired, and whose accounts are open. */
  abstract among(sessionIds: readonly number[]): Promise<ReadonlySet<number>>;
}
