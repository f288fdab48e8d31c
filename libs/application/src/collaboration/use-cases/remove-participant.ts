import { assertMayRemove } from '@halolight/domain/collaboration';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { ConversationRepository } from '../ports/conversation-repository.js';
import type { ConversationGate } from './conversation-gate.js';
import type { ConversationNews } from './conversation-news.js';

export interface RemoveParticipantCommand {
  readonly actor: Actor;
  readonly conversationId: number;
  readonly userId: number;
}

/** Takes somebody out of a group, or leaves it; who is out of it reads in no other place what was said. With the last one the conversation goes. */
export class RemoveParticipant {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: ConversationRepository,
    private readonly news: ConversationNews,
    private readonly gate: ConversationGate,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, NoSuchParticipantError, DirectConversationError, ForbiddenError */
  async execute({ actor, conversationId, userId }: RemoveParticipantCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const conversation = await this.gate.hold(actor, conversationId);
      assertMayRemove(conversation, actor.userId, userId);
      await this.conversations.removeParticipant(conversationId, userId);
      await this.news.withdraw(userId, conversationId);
      if (conversation.participants.length === 1) await this.conversations.remove(conversationId);
      const subject = { type: 'conversation', id: conversationId };
      await this.outbox.publish({ type: 'conversation.participant_removed', actorId: actor.userId, subject, data: { userId } });
    });
  }
}
