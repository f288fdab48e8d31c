import type { Actor } from '../../kernel/index.js';
import type { NotificationRepository } from '../ports/notification-repository.js';

/** All of the caller's notifications were read. */
export class ReadAllNotifications {
  constructor(private readonly notifications: NotificationRepository) {}

  /** @returns how many were unread */
  async execute(actor: Actor): Promise<number> {
    return this.notifications.markAllRead(actor.userId);
  }
}
