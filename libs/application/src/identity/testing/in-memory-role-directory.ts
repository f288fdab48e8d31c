import type { Role } from '@halolight/domain/identity';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { RoleDirectory, type RoleName, type RoleView } from '../queries/role-directory.js';
import type { InMemoryIdentityStore } from './in-memory-identity-store.js';

const LISTING: Listing<RoleView> = {
  sorts: { id: (role) => role.id, name: (role) => role.name, label: (role) => role.label },
  sort: 'id',
  searched: (role) => [role.name, role.label],
};

/** The twin of the real `RoleDirectory`. */
export class InMemoryRoleDirectory extends RoleDirectory {
  constructor(private readonly store: InMemoryIdentityStore) {
    super();
  }

  override async byId(roleId: number): Promise<RoleView | null> {
    const role = this.store.roles.get(roleId);
    return role ? this.viewOf(role) : null;
  }

  override async page(request: PageRequest): Promise<Page<RoleView>> {
    const roles = [...this.store.roles.values()].map((role) => this.viewOf(role));
    return pageOf(roles, request, LISTING);
  }

  override async names(request: PageRequest): Promise<Page<RoleName>> {
    const page = await this.page(request);
    return { ...page, items: page.items.map(({ id, name, label, version }) => ({ id, name, label, version })) };
  }

  override async nameById(roleId: number): Promise<RoleName | null> {
    const role = this.store.roles.get(roleId);
    return role ? { id: role.id, name: role.name, label: role.label, version: role.version } : null;
  }

  private viewOf({ isSeeded: _isSeeded, ...role }: Role): RoleView {
    const holders = this.store.currentUsers().filter((user) => user.roleIds.includes(role.id));
    return { ...role, userCount: holders.length };
  }
}
