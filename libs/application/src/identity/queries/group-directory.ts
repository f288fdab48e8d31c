import type { UserStatus } from '@halolight/domain/identity';
import type { Page, PageRequest } from '@halolight/domain/kernel';

export interface GroupView {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
  readonly permissions: readonly string[];
  readonly memberCount: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

export interface GroupMemberView {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly avatar: string | null;
  readonly status: UserStatus;
}

/** Groups, for reading. Accounts that were deleted are no members. */
export abstract class GroupDirectory {
  abstract byId(groupId: number): Promise<GroupView | null>;

  /** Sorted by id, name or createdAt, by name by default; the search looks into name and description. */
  abstract page(request: PageRequest): Promise<Page<GroupView>>;

  /** Sorted by id, username or name, by name by default; the search looks into name and username. Empty for an unknown group. */
  abstract members(groupId: number, request: PageRequest): Promise<Page<GroupMemberView>>;
}
