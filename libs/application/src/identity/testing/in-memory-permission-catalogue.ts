import { NameTakenError } from '@halolight/domain/identity';
import type { Permission } from '@halolight/domain/kernel';
import { PermissionCatalogue, type CataloguedPermission } from '../ports/permission-catalogue.js';
import type { InMemoryIdentityStore } from './in-memory-identity-store.js';

/** The twin of the real `PermissionCatalogue`. */
export class InMemoryPermissionCatalogue extends PermissionCatalogue {
  constructor(private readonly store: InMemoryIdentityStore) {
    super();
  }

  override async find(permissionId: number): Promise<CataloguedPermission | null> {
    const permission = this.store.permissions.get(permissionId);
    return permission ? { id: permission.id, name: permission.name, isSeeded: permission.isSeeded } : null;
  }

  override async missing(permissions: readonly Permission[]): Promise<string[]> {
    return permissions.filter((permission) => !this.covers(permission)).map((permission) => permission.name);
  }

  override async add({ name, resource, action }: Permission, description: string | null): Promise<number> {
    if ([...this.store.permissions.values()].some((each) => each.name === name)) throw new NameTakenError('permission');
    const id = this.store.nextId();
    this.store.permissions.set(id, { id, name, resource, action, description, isSeeded: false });
    return id;
  }

  override async remove(permissionId: number): Promise<void> {
    const name = this.store.permissions.get(permissionId)?.name;
    this.store.permissions.delete(permissionId);
    const without = (permissions: readonly string[]) => permissions.filter((each) => each !== name);
    for (const role of this.store.roles.values()) this.store.roles.set(role.id, { ...role, permissions: without(role.permissions) });
    for (const group of this.store.groups.values()) this.store.groups.set(group.id, { ...group, permissions: without(group.permissions) });
    for (const [userId, permissions] of this.store.grants) this.store.grants.set(userId, without(permissions));
  }

  private covers({ resource, action }: Permission): boolean {
    return [...this.store.permissions.values()].some(
      (each) => (resource === '*' || each.resource === resource) && (action === '*' || each.action === action),
    );
  }
}
