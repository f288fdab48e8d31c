import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { ConversationRepository } from '../ports/conversation-repository.js';
import type { ConversationGate } from './conversation-gate.js';
import type { ConversationNews } from './conversation-news.js';
import type { RemoveParticipant } from './remove-participant.js';

/** Ends a conversation for one of its participants: they leave a group; a direct one disappears with what was said, until one of the two writes again. */
export class CloseConversation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: ConversationRepository,
    private readonly news: ConversationNews,
    private readonly gate: ConversationGate,
    private readonly removeParticipant: RemoveParticipant,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError */
  async execute(actor: Actor, conversationId: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { type } = await this.gate.hold(actor, conversationId);
      if (type === 'GROUP') return this.removeParticipant.execute({ actor, conversationId, userId: actor.userId });
      await this.conversations.hide(conversationId, actor.userId);
      await this.news.withdraw(actor.userId, conversationId);
      await this.outbox.publish({ type: 'conversation.hidden', actorId: actor.userId, subject: { type: 'conversation', id: conversationId } });
    });
  }
}
