import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { AssistantConversationRepository } from '../ports/assistant-conversation-repository.js';

/** Opens a conversation with the assistant, the actor's own. */
export class OpenAssistantConversation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conversations: AssistantConversationRepository,
  ) {}

  /** @param title null: the first question gives it one @returns the new id @throws TooManyConversationsError */
  async execute(actor: Actor, title: string | null): Promise<number> {
    return this.unitOfWork.run(() => this.conversations.add(actor.userId, title));
  }
}
