import type { ListQuery } from '../list-query.js';

export type NotificationKind = 'SHARE' | 'MESSAGE' | 'INVITATION' | 'REMINDER' | 'SECURITY';

export interface NotificationBody {
  id: number;
  type: NotificationKind;
  title: string;
  content: string;
  read: boolean;
  /** Where it leads in a front end, `/documents/7`; null where it leads nowhere. */
  link: string | null;
  createdAt: Date;
}

export interface UnreadCountBody {
  unreadCount: number;
}

/** Sorted by id or createdAt; the search looks into title and content. */
export interface NotificationListQuery extends ListQuery {
  read?: boolean;
  type?: NotificationKind;
}
