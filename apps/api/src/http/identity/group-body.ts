import type { GroupMemberView, GroupView } from '@halolight/application/identity';
import type { GroupBody, GroupMemberBody } from './groups.contract.js';

/** What of a group leaves the house. */
export function groupBody({ id, name, description, permissions, memberCount, createdAt, updatedAt }: GroupView): GroupBody {
  return { id, name, description, permissions: [...permissions], memberCount, createdAt, updatedAt };
}

export function groupMemberBody({ id, username, name, avatar, status }: GroupMemberView): GroupMemberBody {
  return { id, username, name, avatar, status };
}
