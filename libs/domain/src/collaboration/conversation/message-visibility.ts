import { Permission, type PermissionSet } from '../../kernel/index.js';
import type { NotificationType } from '../notification/notification.js';

/** What seeing messages takes, wherever they show: in lists, live, or in notifications. */
export const SEES_MESSAGES = Permission.parse('messages:view');

/** The notifications that are not for who holds these permissions. */
export function hiddenNotifications(permissions: PermissionSet): readonly NotificationType[] {
  return permissions.allows(SEES_MESSAGES) ? [] : ['MESSAGE'];
}
