import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { PermissionDirectory, type PermissionView } from '../queries/permission-directory.js';
import type { InMemoryIdentityStore, StoredPermission } from './in-memory-identity-store.js';

const LISTING: Listing<PermissionView> = {
  sorts: { id: (permission) => permission.id, name: (permission) => permission.name },
  sort: 'name',
  searched: (permission) => [permission.name, permission.description ?? ''],
};

/** The twin of the real `PermissionDirectory`. */
export class InMemoryPermissionDirectory extends PermissionDirectory {
  constructor(private readonly store: InMemoryIdentityStore) {
    super();
  }

  override async byId(permissionId: number): Promise<PermissionView | null> {
    const permission = this.store.permissions.get(permissionId);
    return permission ? viewOf(permission) : null;
  }

  override async page(request: PageRequest, { resource }: { readonly resource?: string | undefined }): Promise<Page<PermissionView>> {
    const permissions = [...this.store.permissions.values()].filter((each) => resource === undefined || each.resource === resource);
    return pageOf(permissions.map(viewOf), request, LISTING);
  }

  override async all(): Promise<PermissionView[]> {
    return [...this.store.permissions.values()].map(viewOf).sort((a, b) => compare(a.resource, b.resource) || compare(a.action, b.action));
  }
}

function viewOf({ isSeeded: _isSeeded, ...permission }: StoredPermission): PermissionView {
  return permission;
}

function compare(a: string, b: string): number {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}
