import type { NotificationDraft } from '@halolight/domain/collaboration';
import { NotificationRepository, type NewNotification } from '../ports/notification-repository.js';
import type { InMemoryCollaborationStore, StoredNotification } from './in-memory-collaboration-store.js';

/** The twin of the real `NotificationRepository`. */
export class InMemoryNotificationRepository extends NotificationRepository {
  constructor(private readonly store: InMemoryCollaborationStore) {
    super();
  }

  override async keep(eventId: number, drafts: readonly NotificationDraft[]): Promise<readonly NewNotification[]> {
    return drafts.filter((draft) => !this.isTold(eventId, draft)).map((draft) => this.put(eventId, draft));
  }

  override async withdraw(eventId: number): Promise<readonly number[]> {
    const withdrawn = [...this.store.notifications.values()].filter((each) => each.eventId === eventId && !each.isDeleted);
    const unread = withdrawn.filter(({ isRead }) => !isRead);
    this.change(withdrawn, { isDeleted: true });
    this.change(unread, { isDeleted: true, topic: null });
    return unread.map(({ userId }) => userId);
  }

  override async withdrawTopic(userIds: readonly number[], topic: string): Promise<void> {
    const told = userIds.flatMap((userId) => this.ofUser(userId));
    this.change(told.filter((notification) => notification.topic === topic), { isDeleted: true });
  }

  override async markRead(userId: number, notificationId: number): Promise<boolean> {
    return this.change(this.ofUser(userId).filter(({ id }) => id === notificationId), { isRead: true }) === 1;
  }

  override async markAllRead(userId: number): Promise<number> {
    return this.change(this.unread(userId), { isRead: true });
  }

  override async markTopicRead(userId: number, topic: string): Promise<void> {
    this.change(this.unread(userId).filter((notification) => notification.topic === topic), { isRead: true });
  }

  override async remove(userId: number, notificationId: number): Promise<boolean> {
    return this.change(this.ofUser(userId).filter(({ id }) => id === notificationId), { isDeleted: true }) === 1;
  }

  private isTold(eventId: number, { userId, topic }: NotificationDraft): boolean {
    const told = [...this.store.notifications.values()].filter((each) => each.userId === userId);
    return told.some((each) => each.eventId === eventId || (topic !== null && each.topic === topic && each.eventId > eventId));
  }

  private put(eventId: number, draft: NotificationDraft): NewNotification {
    const replaced = draft.topic === null ? undefined : this.unread(draft.userId).find(({ topic }) => topic === draft.topic);
    const [id, createdAt] = [replaced?.id ?? this.store.nextId(), this.store.clock.now()];
    this.store.notifications.set(id, { ...draft, id, eventId, createdAt, isRead: false, isDeleted: false });
    return { ...draft, id, createdAt };
  }

  private ofUser(userId: number): StoredNotification[] {
    return [...this.store.notifications.values()].filter((each) => each.userId === userId && !each.isDeleted);
  }

  private unread(userId: number): StoredNotification[] {
    return this.ofUser(userId).filter(({ isRead }) => !isRead);
  }

  private change(notifications: readonly StoredNotification[], changes: Partial<StoredNotification>): number {
    for (const notification of notifications) this.store.notifications.set(notification.id, { ...notification, ...changes });
    return notifications.length;
  }
}
