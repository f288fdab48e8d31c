import { isParticipant, type Conversation } from '@halolight/domain/collaboration';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import type { ConversationRepository } from '../ports/conversation-repository.js';

/** Only participants learn of a conversation; to everybody else, administrators included, there is none. */
export class ConversationGate {
  constructor(private readonly conversations: ConversationRepository) {}

  /** @throws NotFoundError */
  async enter(actor: Actor, conversationId: number): Promise<Conversation> {
    return admitted(actor, await this.conversations.find(conversationId));
  }

  /** Like `enter`, and nobody else changes the conversation or writes to it until the unit of work ends. @throws NotFoundError */
  async hold(actor: Actor, conversationId: number): Promise<Conversation> {
    return admitted(actor, await this.conversations.findForUpdate(conversationId));
  }
}

function admitted(actor: Actor, conversation: Conversation | null): Conversation {
  if (!conversation || !isParticipant(conversation, actor.userId)) throw new NotFoundError('Conversation');
  return conversation;
}
