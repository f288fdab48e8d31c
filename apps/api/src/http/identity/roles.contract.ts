/**
 * @pattern ^[a-z][a-z0-9_-]*$ must be lower-case letters, digits, underscores or hyphens, and begin with a letter
 * @minLength 2 must have at least 2 characters
 * @maxLength 50 must have at most 50 characters
 * @example "editor"
 */
export type RoleName = string;

/**
 * @minLength 1 must not be empty
 * @maxLength 100 must have at most 100 characters
 * @example "Editor"
 */
export type RoleLabel = string;

/**
 * @maxLength 500 must have at most 500 characters
 * @example "Writes and publishes"
 */
export type Description = string;

/**
 * `{resource}:{action}`, with `*` for all of either.
 * @minLength 1 must not be empty
 * @maxLength 129 must have at most 129 characters
 * @example "users:view"
 */
export type PermissionName = string;

/**
 * Who does not hold `roles:view` sees id, name and label alone.
 * @example { "id": 4, "name": "editor", "label": "Editor", "description": "Writes and publishes", "permissions": ["documents:*"], "userCount": 2 }
 */
export interface RoleBody {
  id: number;
  name: string;
  label: string;
  description?: string | null;
  permissions?: string[];
  /** Accounts that have the role. */
  userCount?: number;
}

export interface CreateRoleBody {
  name: RoleName;
  label: RoleLabel;
  description?: Description | null;
  /** @maxItems 1000 must have at most 1000 entries */
  permissions?: PermissionName[];
}

/** A description left out becomes null. */
export interface ReplaceRoleBody {
  name: RoleName;
  label: RoleLabel;
  description?: Description | null;
  /** @maxItems 1000 must have at most 1000 entries */
  permissions: PermissionName[];
}

export interface PatchRoleBody {
  name?: RoleName;
  label?: RoleLabel;
  description?: Description | null;
  /** @maxItems 1000 must have at most 1000 entries */
  permissions?: PermissionName[];
}

export interface PermissionsBody {
  /** @maxItems 1000 must have at most 1000 entries */
  permissions: PermissionName[];
}

