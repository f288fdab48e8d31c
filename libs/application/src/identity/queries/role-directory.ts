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

/** Roles, for reading. */
export abstract class RoleDirectory {
  abstract byId(roleId: number): Promise<RoleView | null>;

  /** Sorted by id, name or label, by id by default; the search looks into name and label. */
  abstract page(request: PageRequest): Promise<Page<RoleView>>;
}
