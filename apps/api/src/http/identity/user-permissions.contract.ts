import type { PermissionName } from './roles.contract.js';

/** What an account was granted in its own name, beside what its roles and groups grant. */
export interface UserPermissionsBody {
  /** The account's. */
  id: number;
  permissions: string[];
}

export interface GrantBody {
  /**
   * @minItems 1 must name at least one
   * @maxItems 1000 must have at most 1000 entries
   */
  permissions: PermissionName[];
}
