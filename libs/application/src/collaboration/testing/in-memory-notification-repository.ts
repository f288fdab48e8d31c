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
    const withdrawn = [...this.store.notifications.values()].filter((each) => each.eventId === eventId && each.deletedAt === null);
    const unread = withdrawn.filter(({ readAt }) => readAt === null);
    this.change(withdrawn, { deletedAt: this.now() });
    this.change(unread, { deletedAt: this.now(), topic: null });
    return unread.map(({ userId }) => userId);
  }

  override async withdrawTopic(userIds: readonly number[], topic: string): Promise<void> {
    const told = userIds.flatMap((userId) => this.ofUser(userId));
    this.change(told.filter((notification) => notification.topic === topic), { deletedAt: this.now() });
  }

  override async markRead(userId: number, notificationId: number): Promise<boolean> {
    const own = this.ofUser(userId).filter(({ id }) => id === notificationId);
    this.change(own.filter(({ readAt }) => readAt === null), { readAt: this.now() });
    return own.length === 1;
  }

  override async markAllRead(userId: number): Promise<number> {
    return this.change(this.unread(userId), { readAt: this.now() });
  }

  override async markTopicRead(userId: number, topic: string): Promise<void> {
    this.change(this.unread(userId).filter((notification) => notification.topic === topic), { readAt: this.now() });
  }

  override async remove(userId: number, notificationId: number): Promise<boolean> {
    return this.change(this.ofUser(userId).filter(({ id }) => id === notificationId), { deletedAt: this.now() }) === 1;
  }

  override async forgetDeleted(before: Date, limit: number): Promise<number> {
    return this.forget(({ deletedAt }) => deletedAt, before, limit);
  }

  override async forgetRead(before: Date, limit: number): Promise<number> {
    return this.forget(({ readAt, deletedAt }) => (deletedAt === null ? readAt : null), before, limit);
  }

  private forget(since: (notification: StoredNotification) => Date | null, before: Date, limit: number): number {
    const times = [...this.store.notifications.values()].map((notification) => ({ id: notification.id, at: since(notification)?.getTime() ?? Infinity }));
    const old = times.filter(({ at }) => at < before.getTime()).sort((one, other) => one.at - other.at).slice(0, limit);
    for (const { id } of old) this.store.notifications.delete(id);
    return old.length;
  }

  private now(): Date {
    return this.store.clock.now();
  }

  private isTold(eventId: number, { userId, topic }: NotificationDraft): boolean {
    const told = [...this.store.notifications.values()].filter((each) => each.userId === userId);
    return told.some((each) => each.eventId === eventId || (topic !== null && each.topic === topic && each.eventId > eventId));
  }

  private put(eventId: number, draft: NotificationDraft): NewNotification {
    const replaced = draft.topic === null ? undefined : this.unread(draft.userId).find(({ topic }) => topic === draft.topic);
    const [id, createdAt] = [replaced?.id ?? this.store.nextId(), this.store.clock.now()];
    this.store.notifications.set(id, { ...draft, id, eventId, createdAt, readAt: null, deletedAt: null });
    return { ...draft, id, createdAt };
  }

  private ofUser(userId: number): StoredNotification[] {
    return [...this.store.notifications.values()].filter((each) => each.userId === userId && each.deletedAt === null);
  }

  private unread(userId: number): StoredNotification[] {
    return this.ofUser(userId).filter(({ readAt }) => readAt === null);
  }

  private change(notifications: readonly StoredNotification[], changes: Partial<StoredNotification>): number {
    for (const notification of notifications) this.store.notifications.set(notification.id, { ...notification, ...changes });
    return notifications.length;
  }
}
