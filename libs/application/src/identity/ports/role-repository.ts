import type { Role } from '@halolight/domain/identity';

export type NewRole = Pick<Role, 'name' | 'label' | 'description' | 'permissions'>;

/** Roles with the permissions they grant. A change reaches the rights of everyone who has the role at once. */
export abstract class RoleRepository {
  /** The role, which nobody else changes until the unit of work ends. */
  abstract findForUpdate(roleId: number): Promise<Role | null>;

  /** Those of the ids that exist, in no order. */
  abstract findByIds(roleIds: readonly number[]): Promise<Role[]>;

  /** Those of the names that exist, in no order. */
  abstract findByNames(names: readonly string[]): Promise<Role[]>;

  /** @returns the new id @throws NameTakenError */
  abstract add(role: NewRole): Promise<number>;

  /** Stores name, label and description and raises the version. @throws NameTakenError */
  abstract update(role: Role): Promise<void>;

  /** Raises the version. */
  abstract setPermissions(roleId: number, permissions: readonly string[]): Promise<void>;

  abstract remove(roleId: number): Promise<void>;

  /** How many accounts that were not deleted have the role. */
  abstract countHolders(roleId: number): Promise<number>;
}
