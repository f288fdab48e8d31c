import type { NotificationFacts } from '../ports/notification-facts.js';
import type { NotificationRepository } from '../ports/notification-repository.js';

/** What is taken back is not to be read in the notification of it either. */
export class WithdrawMessage {
  constructor(
    private readonly facts: NotificationFacts,
    private readonly notifications: NotificationRepository,
  ) {}

  async execute(messageId: number): Promise<void> {
    const eventId = await this.facts.eventOfMessage(messageId);
    if (eventId !== null) await this.notifications.withdraw(eventId);
  }
}
