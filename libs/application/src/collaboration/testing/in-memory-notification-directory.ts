import { isOfKind, type NotificationKind } from '@halolight/domain/collaboration';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { NotificationDirectory, type NotificationFilter, type NotificationView } from '../queries/notification-directory.js';
import type { InMemoryCollaborationStore, StoredNotification } from './in-memory-collaboration-store.js';

const LISTING: Listing<NotificationView> = {
  sorts: { id: ({ id }) => id, createdAt: ({ createdAt }) => createdAt },
  sort: '-createdAt',
  searched: ({ title, content }) => [title, content],
};

/** The twin of the real `NotificationDirectory`. */
export class InMemoryNotificationDirectory extends NotificationDirectory {
  constructor(private readonly store: InMemoryCollaborationStore) {
    super();
  }

  override async byId(userId: number, notificationId: number, hidden: readonly NotificationKind[] = []): Promise<NotificationView | null> {
    return this.ofUser(userId, hidden).find(({ id }) => id === notificationId) ?? null;
  }

  override async page(userId: number, request: PageRequest, filter: NotificationFilter): Promise<Page<NotificationView>> {
    const matching = this.ofUser(userId, filter.hidden).filter(
      ({ read, type }) => (filter.read === undefined || read === filter.read) && (filter.type === undefined || type === filter.type),
    );
    return pageOf(matching, request, LISTING);
  }

  override async unreadCount(userId: number, hidden: readonly NotificationKind[] = []): Promise<number> {
    return this.ofUser(userId, hidden).filter(({ read }) => !read).length;
  }

  private ofUser(userId: number, hidden: readonly NotificationKind[] = []): NotificationView[] {
    const own = [...this.store.notifications.values()].filter((each) => each.userId === userId && each.deletedAt === null);
    return own.filter((notification) => !hidden.some((kind) => isOfKind(notification, kind))).map(toView);
  }
}

function toView({ id, type, title, content, readAt, link, createdAt }: StoredNotification): NotificationView {
  return { id, type, title, content, read: readAt !== null, link, createdAt };
}
