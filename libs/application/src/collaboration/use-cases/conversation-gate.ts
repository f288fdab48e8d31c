import { isParticipant, type Conversation } from '@halolight/domain/collaboration';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import type { ConversationRepository } from '../ports/conversation-repository.js';

/** Only participants learn of a conversation; to everybody else, administrators included, there is none. */
export class ConversationGate {
  constructor(private readonly conversations: ConversationRepository) {}

  /** Nobody else changes the conversation, writes to it or reads on in it until the unit of work ends. @throws NotFoundError */
  async hold(actor: Actor, conversationId: number): Promise<Conversation> {
    const conversation = await this.conversations.findForUpdate(conversationId);
    if (!conversation || !isParticipant(conversation, actor.userId)) throw new NotFoundError('Conversation');
    return conversation;
  }
}
