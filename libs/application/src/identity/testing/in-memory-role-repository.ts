import { NameTakenError, type Role } from '@halolight/domain/identity';
import { RoleRepository, type NewRole } from '../ports/role-repository.js';
import type { InMemoryIdentityStore } from './in-memory-identity-store.js';

/** The twin of the real `RoleRepository`, but that nobody waits for anybody. */
export class InMemoryRoleRepository extends RoleRepository {
  constructor(private readonly store: InMemoryIdentityStore) {
    super();
  }

  override async findForUpdate(roleId: number): Promise<Role | null> {
    return this.store.roles.get(roleId) ?? null;
  }

  override async findByIds(roleIds: readonly number[]): Promise<Role[]> {
    return this.store.rolesOf(roleIds);
  }

  override async findByNames(names: readonly string[]): Promise<Role[]> {
    return [...this.store.roles.values()].filter((role) => names.includes(role.name));
  }

  override async add({ name, label, description, permissions }: NewRole): Promise<number> {
    const id = this.store.nextId();
    this.assertFree(id, name);
    this.store.roles.set(id, { id, name, label, description, permissions: [...permissions], isSeeded: false, version: 1 });
    return id;
  }

  override async update({ id, name, label, description }: Role): Promise<void> {
    this.assertFree(id, name);
    this.change(id, { name, label, description });
  }

  override async setPermissions(roleId: number, permissions: readonly string[]): Promise<void> {
    this.change(roleId, { permissions: [...permissions] });
  }

  /** @throws Error when somebody has the role, as the foreign key of a database would */
  override async remove(roleId: number): Promise<void> {
    if ((await this.countHolders(roleId)) > 0) throw new Error(`Role ${roleId} is held by a user`);
    this.store.roles.delete(roleId);
  }

  override async countHolders(roleId: number): Promise<number> {
    return this.store.currentUsers().filter((user) => user.roleIds.includes(roleId)).length;
  }

  private change(roleId: number, changes: Partial<Role>): void {
    const role = this.store.roles.get(roleId);
    if (role) this.store.roles.set(roleId, { ...role, ...changes, version: role.version + 1 });
  }

  private assertFree(id: number, name: string): void {
    const isTaken = [...this.store.roles.values()].some((role) => role.id !== id && role.name === name);
    if (isTaken) throw new NameTakenError('role');
  }
}
