import type { AssistantConversation } from '@halolight/domain/assistant';

/** Conversations with the assistant. */
export abstract class AssistantConversationRepository {
  /** The conversation, which nobody else changes, and in which nobody else asks, until the unit of work ends. */
  abstract findForUpdate(conversationId: number): Promise<AssistantConversation | null>;

  /** @returns the new id @throws TooManyConversationsError */
  abstract add(ownerId: number, title: string | null): Promise<number>;

  /** Raises the version. */
  abstract rename(conversationId: number, title: string): Promise<void>;

  /** Removes the conversation and all that was said in it. */
  abstract remove(conversationId: number): Promise<void>;
}
