import { Permission, type PermissionSet } from '../../kernel/index.js';
import type { LiveEvent } from '../live/live-event.js';
import type { NotificationDraft, NotificationType } from './notification.js';

/** The notifications of one type whose links begin so. */
export interface NotificationKind {
  readonly type: NotificationType;
  readonly linkPrefix: string;
}

interface SeenBy extends NotificationKind {
  readonly needed: Permission;
}

const SEES_MESSAGES = Permission.parse('messages:view');
const SEES_CALENDARS = Permission.parse('calendar:view');

/** What a notification tells of is for who may see such things, wherever they show. */
const SEEN_BY: readonly SeenBy[] = [
  { type: 'MESSAGE', linkPrefix: '', needed: SEES_MESSAGES },
  { type: 'SHARE', linkPrefix: '/documents/', needed: Permission.parse('documents:view') },
  { type: 'SHARE', linkPrefix: '/files/', needed: Permission.parse('files:view') },
  { type: 'INVITATION', linkPrefix: '', needed: SEES_CALENDARS },
  { type: 'REMINDER', linkPrefix: '', needed: SEES_CALENDARS },
];

export function isOfKind({ type, link }: Pick<NotificationDraft, 'type' | 'link'>, kind: NotificationKind): boolean {
  return type === kind.type && (link ?? '').startsWith(kind.linkPrefix);
}

/** The notifications that are not for who holds these permissions. */
export function hiddenNotifications(permissions: PermissionSet): readonly NotificationKind[] {
  return SEEN_BY.filter(({ needed }) => !permissions.allows(needed)).map(({ type, linkPrefix }) => ({ type, linkPrefix }));
}

/** What hearing of a live event takes; null for what is for everybody who is told it. */
export function neededToHear({ event, data }: Pick<LiveEvent, 'event' | 'data'>): Permission | null {
  if (event === 'message.created' || event === 'conversation.read') return SEES_MESSAGES;
  if (event === 'calendar.reminder') return SEES_CALENDARS;
  if (event !== 'notification.created') return null;
  const link = typeof data['link'] === 'string' ? data['link'] : '';
  return SEEN_BY.find(({ type, linkPrefix }) => type === data['type'] && link.startsWith(linkPrefix))?.needed ?? null;
}
