import type { Permission } from '@halolight/domain/kernel';

export interface CataloguedPermission {
  readonly id: number;
  readonly name: string;
  /** Came with the product, which asks for it. */
  readonly isSeeded: boolean;
}

/** The permissions that exist, and so can be granted. */
export abstract class PermissionCatalogue {
  abstract find(permissionId: number): Promise<CataloguedPermission | null>;

  /** Those of the names that are not in the catalogue; wildcards over catalogued resources or actions count as in it. */
  abstract missing(permissions: readonly Permission[]): Promise<string[]>;

  /** @returns the new id @throws NameTakenError */
  abstract add(permission: Permission, description: string | null): Promise<number>;

  /** Takes the permission away from everyone who was granted it by name. */
  abstract remove(permissionId: number): Promise<void>;
}
