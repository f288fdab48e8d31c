import type { UserStatus } from '@halolight/domain/identity';
import type { Id } from '../id.js';
import type { Description, PermissionName } from './roles.contract.js';

/**
 * Unique among groups.
 * @minLength 1 must not be empty
 * @maxLength 100 must have at most 100 characters
 * @example "Auditors"
 */
export type GroupName = string;

/** @example { "id": 3, "name": "Auditors", "description": null, "permissions": ["activities:view"], "memberCount": 2, "createdAt": "2026-01-31T12:00:00.000Z", "updatedAt": "2026-01-31T12:00:00.000Z" } */
export interface GroupBody {
  id: number;
  name: string;
  description: string | null;
  /** What every member may do, beside what they may do on their own. */
  permissions: string[];
  memberCount: number;
  createdAt: Date;
  updatedAt: Date;
}

export interface GroupMemberBody {
  id: number;
  username: string;
  name: string;
  avatar: string | null;
  status: UserStatus;
}

export interface CreateGroupBody {
  name: GroupName;
  description?: Description | null;
  /**
   * Needs `groups:assign`.
   * @maxItems 1000 must have at most 1000 entries
   */
  permissions?: PermissionName[];
}

export interface PatchGroupBody {
  name?: GroupName;
  description?: Description | null;
  /**
   * In place of what the group grants; a change needs `groups:assign`.
   * @maxItems 1000 must have at most 1000 entries
   */
  permissions?: PermissionName[];
}

/** A description left out becomes null; `permissions` stay as they are when left out. */
export interface ReplaceGroupBody extends PatchGroupBody {
  name: GroupName;
}

export interface MembersBody {
  /**
   * @minItems 1 must name at least one
   * @maxItems 1000 must have at most 1000 entries
   */
  userIds: Id[];
}
