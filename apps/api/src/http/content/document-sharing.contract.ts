import type { SharePermission } from '@halolight/domain/content';
import type { Id } from '../id.js';

/**
 * Either a user or a group.
 * @example { "userId": 42, "permission": "READ", "expiresAt": null }
 */
export interface ShareBody {
  userId?: Id | null;
  groupId?: Id | null;
  permission: SharePermission;
  /** When it ends by itself; left out or null: never. */
  expiresAt?: Date | null;
}

/**
 * Either a user or a group.
 * @example { "userId": 42 }
 */
export interface UnshareBody {
  userId?: Id | null;
  groupId?: Id | null;
}

export interface ShareAnswer {
  id: number;
  userId: number | null;
  groupId: number | null;
  permission: SharePermission;
  expiresAt: Date | null;
  createdAt: Date;
}

export interface NamedShareBody extends ShareAnswer {
  /** Of the user or the group. */
  name: string;
}
