import { assertMayRemove, topicOfConversation } from '@halolight/domain/collaboration';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { ConversationRepository } from '../ports/conversation-repository.js';
import type { NotificationRepository } from '../ports/notification-repository.js';
import type { ConversationGate } from './conversation-gate.js';

export interface RemoveParticipantCommand {
  readonly actor: Actor;
  readonly conversationId: number;
  readonly userId: number;
}

/** Takes somebody out of a group, or leaves it; with the last one the conversation goes. */
export class RemoveParticipant {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: ConversationRepository,
    private readonly notifications: NotificationRepository,
    private readonly gate: ConversationGate,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, NoSuchParticipantError, DirectConversationError, ForbiddenError */
  async execute({ actor, conversationId, userId }: RemoveParticipantCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const conversation = await this.gate.hold(actor, conversationId);
      assertMayRemove(conversation, actor.userId, userId);
      await this.conversations.removeParticipant(conversationId, userId);
      await this.notifications.markTopicRead(userId, topicOfConversation(conversationId));
      if (conversation.participants.length === 1) await this.conversations.remove(conversationId);
      const subject = { type: 'conversation', id: conversationId };
      await this.outbox.publish({ type: 'conversation.participant_removed', actorId: actor.userId, subject, data: { userId } });
    });
  }
}
