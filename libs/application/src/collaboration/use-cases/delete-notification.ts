import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import type { NotificationRepository } from '../ports/notification-repository.js';

/** Throws one of the caller's own notifications away. */
export class DeleteNotification {
  constructor(private readonly notifications: NotificationRepository) {}

  /** @throws NotFoundError */
  async execute(actor: Actor, notificationId: number): Promise<void> {
    if (!(await this.notifications.remove(actor.userId, notificationId))) throw new NotFoundError('Notification');
  }
}
