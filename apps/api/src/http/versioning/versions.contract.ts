import type { ListQuery } from '../list-query.js';

/**
 * @pattern ^[0-9A-Za-z][0-9A-Za-z.-]*$ must be letters, digits, dots or hyphens, and begin with a letter or digit
 * @minLength 1 must not be empty
 * @maxLength 32 must have at most 32 characters
 * @example "1.1"
 */
export type VersionName = string;

export interface VersionBody {
  id: number;
  /** @example "1.0" */
  version: string;
  /** Whether requests with this X-Version are served; the others get 426. */
  supported: boolean;
  createdAt: Date;
  updatedAt: Date;
}

export interface CreateVersionBody {
  version: VersionName;
  supported: boolean;
}

export interface PatchVersionBody {
  version?: VersionName;
  supported?: boolean;
}

/** Sorted by id, version or createdAt. */
export interface VersionListQuery extends ListQuery {
  supported?: boolean;
}
