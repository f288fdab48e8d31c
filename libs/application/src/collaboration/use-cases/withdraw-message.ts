import type { UnitOfWork } from '../../kernel/index.js';
import type { NotificationFacts } from '../ports/notification-facts.js';
import type { NotificationRepository } from '../ports/notification-repository.js';
import type { NotifyOfMessage } from './notify-of-message.js';

/** What is taken back is not to be read in the notification of it either. Whoever has older messages of the conversation to read is told of these again. */
export class WithdrawMessage {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: NotificationFacts,
    private readonly notifications: NotificationRepository,
    private readonly notifyOfMessage: NotifyOfMessage,
  ) {}

  async execute(messageId: number): Promise<void> {
    await this.unitOfWork.run(() => this.withdraw(messageId));
  }

  private async withdraw(takenBack: number): Promise<void> {
    // Before any notification is changed, as who leaves a conversation does: neither waits for what the other holds.
    await this.facts.holdConversationOf(takenBack);
    const eventId = await this.facts.eventOfMessage(takenBack);
    if (eventId === null) return;
    const userIds = await this.notifications.withdraw(eventId);
    if (userIds.length === 0) return;
    for (const { messageId, userIds: among } of await this.facts.unreadBeside(takenBack, userIds)) {
      const sent = await this.facts.eventOfMessage(messageId);
      if (sent !== null) await this.notifyOfMessage.execute({ eventId: sent, messageId, among });
    }
  }
}
