import type { NotificationKind, NotificationType } from '@halolight/domain/collaboration';
import type { Page, PageRequest } from '@halolight/domain/kernel';

export interface NotificationView {
  readonly id: number;
  readonly type: NotificationType;
  readonly title: string;
  readonly content: string;
  readonly read: boolean;
  readonly link: string | null;
  readonly createdAt: Date;
}

export interface NotificationFilter {
  readonly read?: boolean | undefined;
  readonly type?: NotificationType | undefined;
  /** What is left out, as if it were not there. */
  readonly hidden?: readonly NotificationKind[] | undefined;
}

/** What a user was told; nobody sees another's. */
export abstract class NotificationDirectory {
  abstract byId(userId: number, notificationId: number, hidden?: readonly NotificationKind[]): Promise<NotificationView | null>;

  /** Sorted by id or createdAt, newest first by default; the search looks into title and content. */
  abstract page(userId: number, request: PageRequest, filter: NotificationFilter): Promise<Page<NotificationView>>;

  abstract unreadCount(userId: number, hidden?: readonly NotificationKind[]): Promise<number>;
}
