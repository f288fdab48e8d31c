import { grantedBy, NoSuchSubjectError, type SharePermission, type ShareSubject } from '@halolight/domain/content';
import { ShareRepository, type NewShare, type StoredShare } from '../ports/share-repository.js';
import type { InMemoryContentStore } from './in-memory-content-store.js';

/** The twin of the real `ShareRepository` of any kind of resource. */
export class InMemoryShares extends ShareRepository {
  constructor(private readonly store: InMemoryContentStore) {
    super();
  }

  override async grantedTo(resourceId: number, userId: number): Promise<SharePermission | null> {
    const shares = this.store.shares.filter(([id]) => id === resourceId).map(([, share]) => share);
    const groupIds = [...this.store.groups].filter(([, members]) => members.includes(userId)).map(([id]) => id);
    return grantedBy(shares, userId, groupIds, this.store.clock.now());
  }

  override async put(resourceId: number, { sharedBy, knowsEveryGroup = false, ...share }: NewShare): Promise<StoredShare> {
    this.assertIsThere(share, sharedBy, knowsEveryGroup);
    const known = this.find(resourceId, share);
    const stored = { ...share, id: known?.id ?? this.store.nextId(), createdAt: known?.createdAt ?? this.store.clock.now() };
    this.store.shares = [...this.store.shares.filter(([, other]) => other !== known), [resourceId, stored]];
    return stored;
  }

  override async remove(resourceId: number, subject: ShareSubject): Promise<boolean> {
    const known = this.find(resourceId, subject);
    this.store.shares = this.store.shares.filter(([, share]) => share !== known);
    return known !== undefined;
  }

  private find(resourceId: number, { userId, groupId }: ShareSubject): StoredShare | undefined {
    return this.store.shares.find(([id, share]) => id === resourceId && share.userId === userId && share.groupId === groupId)?.[1];
  }

  private assertIsThere({ userId, groupId }: ShareSubject, sharedBy: number, knowsEveryGroup: boolean): void {
    if (userId !== null && !this.store.users.has(userId)) throw new NoSuchSubjectError('userId');
    if (groupId === null) return;
    const members = this.store.groups.get(groupId);
    if (!members || !(knowsEveryGroup || members.includes(sharedBy))) throw new NoSuchSubjectError('groupId');
  }
}
