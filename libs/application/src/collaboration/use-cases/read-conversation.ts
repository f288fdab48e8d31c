import { othersThan, topicOfConversation } from '@halolight/domain/collaboration';
import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { ConversationRepository } from '../ports/conversation-repository.js';
import type { LiveEvents } from '../ports/live-events.js';
import type { NotificationRepository } from '../ports/notification-repository.js';
import type { ConversationGate } from './conversation-gate.js';

export interface ReadConversationCommand {
  readonly actor: Actor;
  readonly conversationId: number;
  /** The last message that was read; the last one there is when absent. */
  readonly upTo?: number | undefined;
}

/** Remembers up to where somebody has read, and tells the others. What was notified of the conversation is read once nothing in it is unread. */
export class ReadConversation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: ConversationRepository,
    private readonly notifications: NotificationRepository,
    private readonly gate: ConversationGate,
    private readonly live: LiveEvents,
  ) {}

  /** @throws NotFoundError */
  async execute({ actor, conversationId, upTo }: ReadConversationCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      // Nobody leaves it until this is told: who is out of it hears nothing of it.
      const conversation = await this.gate.hold(actor, conversationId);
      const { userId } = actor;
      const lastReadMessageId = await this.conversations.markRead(conversationId, userId, upTo);
      const topic = topicOfConversation(conversationId);
      if (!(await this.conversations.hasUnread(conversationId, userId))) await this.notifications.markTopicRead(userId, topic);
      if (lastReadMessageId === null) return;
      const data = { conversationId, userId, lastReadMessageId };
      await this.live.tell(othersThan(userId, conversation).map((other) => ({ userId: other, event: 'conversation.read', data, topic })));
    });
  }
}
