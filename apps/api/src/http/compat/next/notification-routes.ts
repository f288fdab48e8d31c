import { NotificationsController } from '../../collaboration/notifications.controller.js';
import type { NotificationBody } from '../../collaboration/notifications.contract.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { textIds } from '../text-ids.js';

const list = [NotificationsController, 'list'] as const;
const unreadCount = [NotificationsController, 'unreadCount'] as const;
const readAll = [NotificationsController, 'readAll'] as const;
const read = [NotificationsController, 'read'] as const;
const remove = [NotificationsController, 'delete'] as const;
const NEWEST = { limit: '100', count: 'none' };

/** The caller's hundred newest notifications as a bare array. */
export const notificationRoutes: readonly MountRoute[] = [
  mountRoute('get', '/notifications', list, async (call) => (await call.decided(list, { query: NEWEST })).data.items.map((row) => clientNotification(row))),
  mountRoute('get', '/notifications/unread-count', unreadCount, async (call) => ({ count: (await call.decided(unreadCount)).data.unreadCount })),
  mountRoute('put', '/notifications/read-all', readAll, async (call) => (await call.decided(readAll)).data),
  mountRoute('put', '/notifications/:id/read', read, async (call) => clientNotification((await call.decided(read, { params: call.params })).data)),
  mountRoute('delete', '/notifications/:id', remove, async (call) => textIds((await call.decided(remove, { params: call.params })).data)),
];

function clientNotification({ id, type, title, content, read: isRead, createdAt, link }: NotificationBody): object {
  return { id: String(id), type: type.toLowerCase(), title, content, read: isRead, createdAt, time: createdAt, link };
}
