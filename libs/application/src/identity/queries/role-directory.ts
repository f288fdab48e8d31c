import type { Page, PageRequest } from '@halolight/domain/kernel';

export interface RoleView {
  readonly id: number;
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly permissions: readonly string[];
  readonly userCount: number;
  readonly version: number;
}

/** What everybody may know of a role. */
export type RoleName = Pick<RoleView, 'id' | 'name' | 'label' | 'version'>;

/** Roles, for reading. */
export abstract class RoleDirectory {
  abstract byId(roleId: number): Promise<RoleView | null>;

  /** Sorted by id, name or label, by id by default; the search looks into name and label. */
  abstract page(request: PageRequest): Promise<Page<RoleView>>;

  /** The same page, of what everybody may know. */
  abstract names(request: PageRequest): Promise<Page<RoleName>>;

  abstract nameById(roleId: number): Promise<RoleName | null>;
}
