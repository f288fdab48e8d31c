import type { ListQuery } from '../list-query.js';
import type { Description, PermissionName } from './roles.contract.js';

/** @example { "id": 1, "name": "users:view", "resource": "users", "action": "view", "description": "See accounts" } */
export interface PermissionBody {
  id: number;
  /** @example "users:view" */
  name: string;
  resource: string;
  action: string;
  description: string | null;
}

export interface PermissionGroup {
  resource: string;
  permissions: PermissionBody[];
}

/**
 * The name is `{resource}:{action}`, without wildcards.
 * @example { "name": "reports:view", "description": "Sees reports" }
 */
export interface CreatePermissionBody {
  name: PermissionName;
  description?: Description | null;
}

export interface CheckPermissionsBody {
  /**
   * @minItems 1 must name at least one
   * @maxItems 100 must have at most 100 entries
   */
  permissions: PermissionName[];
}

/** By the names as they were asked. */
export interface CheckedPermissions {
  allowed: { [name: string]: boolean };
}

/** Sorted by id or name. */
export interface PermissionListQuery extends ListQuery {
  /** @maxLength 64 must have at most 64 characters */
  resource?: string;
}
