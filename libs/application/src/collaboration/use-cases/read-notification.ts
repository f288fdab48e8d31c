import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import type { NotificationRepository } from '../ports/notification-repository.js';

/** One of the caller's own notifications was read. */
export class ReadNotification {
  constructor(private readonly notifications: NotificationRepository) {}

  /** @throws NotFoundError */
  async execute(actor: Actor, notificationId: number): Promise<void> {
    if (!(await this.notifications.markRead(actor.userId, notificationId))) throw new NotFoundError('Notification');
  }
}
