import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { GroupDirectory, type GroupMemberView, type GroupView } from '../queries/group-directory.js';
import type { InMemoryIdentityStore, StoredGroup, StoredUser } from './in-memory-identity-store.js';

const GROUPS: Listing<GroupView> = {
  sorts: { id: (group) => group.id, name: (group) => group.name, createdAt: (group) => group.createdAt },
  sort: 'name',
  searched: (group) => [group.name, group.description ?? ''],
};
const MEMBERS: Listing<GroupMemberView> = {
  sorts: { id: (member) => member.id, username: (member) => member.username, name: (member) => member.name },
  sort: 'name',
  searched: (member) => [member.name, member.username],
};

/** The twin of the real `GroupDirectory`. */
export class InMemoryGroupDirectory extends GroupDirectory {
  constructor(private readonly store: InMemoryIdentityStore) {
    super();
  }

  override async byId(groupId: number): Promise<GroupView | null> {
    const group = this.store.groups.get(groupId);
    return group ? this.viewOf(group) : null;
  }

  override async page(request: PageRequest): Promise<Page<GroupView>> {
    const groups = [...this.store.groups.values()].map((group) => this.viewOf(group));
    return pageOf(groups, request, GROUPS);
  }

  override async members(groupId: number, request: PageRequest): Promise<Page<GroupMemberView>> {
    const members = this.membersOf(this.store.groups.get(groupId)?.memberIds ?? []);
    const views = members.map(({ id, username, name, avatar, status }) => ({ id, username, name, avatar, status }));
    return pageOf(views, request, MEMBERS);
  }

  private viewOf({ memberIds, ...group }: StoredGroup): GroupView {
    return { ...group, memberCount: this.membersOf(memberIds).length };
  }

  private membersOf(memberIds: readonly number[]): StoredUser[] {
    return this.store.currentUsers().filter((user) => memberIds.includes(user.id));
  }
}
