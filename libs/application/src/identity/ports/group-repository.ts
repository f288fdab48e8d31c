import type { Group, User } from '@halolight/domain/identity';

export type NewGroup = Pick<Group, 'name' | 'description' | 'permissions'>;

/** An account whose rights a group may change. */
export type GroupAccount = Pick<User, 'id' | 'roleNames' | 'permissions'>;

/** By which accounts are told apart. */
export type NamedRights = Pick<User, 'roleNames' | 'permissions'>;

/** Groups with the permissions they grant and their members. A change reaches the rights of every member at once. */
export abstract class GroupRepository {
  /** The group, which nobody else changes until the unit of work ends. */
  abstract findForUpdate(groupId: number): Promise<Group | null>;

  /** @returns the new id @throws NameTakenError */
  abstract add(group: NewGroup): Promise<number>;

  /** Stores name and description and raises the version. @throws NameTakenError */
  abstract update(group: Group): Promise<void>;

  /** Raises the version. */
  abstract setPermissions(groupId: number, permissions: readonly string[]): Promise<void>;

  /** With its memberships. */
  abstract remove(groupId: number): Promise<void>;

  /** Those of the accounts that exist and were not deleted, by id; nobody else changes them until the unit of work ends. */
  abstract findAccounts(userIds: readonly number[]): Promise<GroupAccount[]>;

  /** The members who have one of the roles, or from wherever one of the permissions by the name given, accounts that were deleted aside. */
  abstract memberIdsWithAnyOf(groupId: number, rights: NamedRights): Promise<number[]>;

  /** @returns those who were no members before */
  abstract addMembers(groupId: number, userIds: readonly number[]): Promise<number[]>;

  /** @returns false for an account that was no member */
  abstract removeMember(groupId: number, userId: number): Promise<boolean>;
}
