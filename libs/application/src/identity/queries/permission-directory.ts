import type { Page, PageRequest } from '@halolight/domain/kernel';

export interface PermissionView {
  readonly id: number;
  readonly name: string;
  readonly resource: string;
  readonly action: string;
  readonly description: string | null;
}

/** The permissions that can be granted, for reading. */
export abstract class PermissionDirectory {
  abstract byId(permissionId: number): Promise<PermissionView | null>;

  /** Sorted by id or name, by name by default; the search looks into name and description. */
  abstract page(request: PageRequest, filter: { readonly resource?: string | undefined }): Promise<Page<PermissionView>>;

  /** All of them, by resource and action; the catalogue grows with the product, not with its use. */
  abstract all(): Promise<PermissionView[]>;
}
