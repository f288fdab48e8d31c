/** What accounts were granted in their own name, for reading. */
export abstract class GrantDirectory {
  /** In alphabetical order; null for an account that is unknown or was deleted. */
  abstract ofUser(userId: number): Promise<string[] | null>;
}
