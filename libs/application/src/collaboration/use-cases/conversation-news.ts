import { topicOfConversation } from '@halolight/domain/collaboration';
import type { LiveEvents } from '../ports/live-events.js';
import type { NotificationRepository } from '../ports/notification-repository.js';

/** What users were told of conversations beside the conversations themselves. */
export class ConversationNews {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly live: LiveEvents,
  ) {}

  /** Who sees a conversation no more finds it neither in their notifications nor, coming back, in the live stream. */
  async withdraw(userId: number, conversationId: number): Promise<void> {
    const topic = topicOfConversation(conversationId);
    await this.notifications.withdrawTopic([userId], topic);
    await this.live.withdrawTopic([userId], topic);
  }
}
