import type { LiveEvent, NotificationDraft } from '@halolight/domain/collaboration';
import type { UnitOfWork } from '../../kernel/index.js';
import type { LiveEvents } from '../ports/live-events.js';
import type { NewNotification, NotificationRepository } from '../ports/notification-repository.js';

export interface LiveNews {
  /** What else somebody's front ends hear of, once with each new notification. */
  readonly andLive?: (userId: number) => readonly LiveEvent[];
  /** By which what they hear is withdrawn. */
  readonly about?: string;
}

/** Keeps the notifications that an event makes, and tells of them those who are connected. */
export class Notifier {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notifications: NotificationRepository,
    private readonly live: LiveEvents,
  ) {}

  /** Being told of an event again changes nothing. */
  async notify(eventId: number, drafts: readonly NotificationDraft[], { andLive = () => [], about }: LiveNews = {}): Promise<void> {
    if (drafts.length === 0) return;
    await this.unitOfWork.run(async () => {
      const created = await this.notifications.keep(eventId, drafts);
      await this.live.tell(created.flatMap((notification) => [...andLive(notification.userId), { ...liveNotification(notification), ...(about && { about }) }]));
    });
  }
}

function liveNotification({ id, userId, type, title, content, link, topic, createdAt }: NewNotification): LiveEvent {
  const data = { id, type, title, content, read: false, link, createdAt };
  return { userId, event: 'notification.created', data, ...(topic !== null && { topic }) };
}
