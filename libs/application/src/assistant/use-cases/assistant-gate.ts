import type { AssistantConversation } from '@halolight/domain/assistant';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import type { AssistantConversationRepository } from '../ports/assistant-conversation-repository.js';

/** Only its owner learns of a conversation; to everybody else, administrators included, there is none. */
export class AssistantGate {
  constructor(private readonly conversations: AssistantConversationRepository) {}

  /** The conversation, held until the unit of work ends. @throws NotFoundError */
  async hold(actor: Actor, conversationId: number): Promise<AssistantConversation> {
    const conversation = await this.conversations.findForUpdate(conversationId);
    if (conversation?.ownerId !== actor.userId) throw new NotFoundError('Conversation');
    return conversation;
  }
}
