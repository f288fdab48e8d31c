/** Permissions that accounts hold in their own name, beside those of their roles and groups. A change reaches their rights at once. */
export abstract class GrantRepository {
  /** @returns those that the account was not granted before */
  abstract grant(userId: number, permissions: readonly string[]): Promise<string[]>;

  /** @returns false for a permission that the account was not granted */
  abstract revoke(userId: number, permission: string): Promise<boolean>;
}
