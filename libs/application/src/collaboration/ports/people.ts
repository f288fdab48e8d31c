/** Those who can be talked to. */
export abstract class People {
  /** Those of `userIds` whose accounts are open. */
  abstract openAmong(userIds: readonly number[]): Promise<readonly number[]>;
}
