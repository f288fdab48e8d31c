import { NameTakenError, type Group } from '@halolight/domain/identity';
import { GroupRepository, type GroupAccount, type NamedRights, type NewGroup } from '../ports/group-repository.js';
import type { InMemoryIdentityStore, StoredGroup } from './in-memory-identity-store.js';

/** The twin of the real `GroupRepository`, but that nobody waits for anybody. */
export class InMemoryGroupRepository extends GroupRepository {
  constructor(private readonly store: InMemoryIdentityStore) {
    super();
  }

  override async findForUpdate(groupId: number): Promise<Group | null> {
    const group = this.store.groups.get(groupId);
    return group ? toGroup(group) : null;
  }

  override async add({ name, description, permissions }: NewGroup): Promise<number> {
    const id = this.store.nextId();
    this.assertFree(id, name);
    const now = this.store.clock.now();
    this.store.groups.set(id, { id, name, description, permissions: [...permissions].sort(), memberIds: [], version: 1, createdAt: now, updatedAt: now });
    return id;
  }

  override async update({ id, name, description }: Group): Promise<void> {
    this.assertFree(id, name);
    this.change(id, { name, description });
  }

  override async setPermissions(groupId: number, permissions: readonly string[]): Promise<void> {
    this.change(groupId, { permissions: [...permissions].sort() });
  }

  override async remove(groupId: number): Promise<void> {
    this.store.groups.delete(groupId);
  }

  override async findAccounts(userIds: readonly number[]): Promise<GroupAccount[]> {
    const users = this.store.currentUsers().filter((user) => userIds.includes(user.id));
    return users.map((user) => ({ id: user.id, roleNames: this.store.rolesOf(user.roleIds).map((role) => role.name), permissions: this.store.permissionsOf(user) }));
  }

  override async memberIdsWithAnyOf(groupId: number, { roleNames, permissions }: NamedRights): Promise<number[]> {
    const members = await this.findAccounts(this.store.groups.get(groupId)?.memberIds ?? []);
    const counts = (member: NamedRights) => member.roleNames.some((name) => roleNames.includes(name)) || member.permissions.some((name) => permissions.includes(name));
    return members.filter(counts).map(({ id }) => id);
  }

  override async addMembers(groupId: number, userIds: readonly number[]): Promise<number[]> {
    const group = this.store.groups.get(groupId);
    if (!group) return [];
    const added = userIds.filter((userId) => !group.memberIds.includes(userId));
    this.store.groups.set(groupId, { ...group, memberIds: [...group.memberIds, ...added] });
    return added;
  }

  override async removeMember(groupId: number, userId: number): Promise<boolean> {
    const group = this.store.groups.get(groupId);
    if (!group?.memberIds.includes(userId)) return false;
    this.store.groups.set(groupId, { ...group, memberIds: group.memberIds.filter((each) => each !== userId) });
    return true;
  }

  private change(groupId: number, changes: Partial<StoredGroup>): void {
    const group = this.store.groups.get(groupId);
    if (group) this.store.groups.set(groupId, { ...group, ...changes, version: group.version + 1, updatedAt: this.store.clock.now() });
  }

  private assertFree(id: number, name: string): void {
    const isTaken = [...this.store.groups.values()].some((group) => group.id !== id && group.name === name);
    if (isTaken) throw new NameTakenError('group');
  }
}

function toGroup({ id, name, description, permissions, version }: StoredGroup): Group {
  return { id, name, description, permissions, version };
}
