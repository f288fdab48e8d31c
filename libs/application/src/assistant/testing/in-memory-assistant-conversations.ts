import { MOST_CONVERSATIONS, TooManyConversationsError, type AssistantConversation } from '@halolight/domain/assistant';
import { AssistantConversationRepository } from '../ports/assistant-conversation-repository.js';
import type { InMemoryAssistantStore } from './in-memory-assistant-store.js';

/** The twin of the real repository, but that nobody waits for anybody. */
export class InMemoryAssistantConversations extends AssistantConversationRepository {
  constructor(private readonly store: InMemoryAssistantStore) {
    super();
  }

  override async findForUpdate(conversationId: number): Promise<AssistantConversation | null> {
    const found = this.store.conversations.get(conversationId);
    return found ? { id: found.id, ownerId: found.ownerId, title: found.title, version: found.version } : null;
  }

  override async add(ownerId: number, title: string | null): Promise<number> {
    const own = [...this.store.conversations.values()].filter((conversation) => conversation.ownerId === ownerId);
    if (own.length >= MOST_CONVERSATIONS) throw new TooManyConversationsError();
    const [id, now] = [this.store.nextId(), this.store.clock.now()];
    this.store.conversations.set(id, { id, ownerId, title, version: 1, messageCount: 0, createdAt: now, updatedAt: now });
    return id;
  }

  override async rename(conversationId: number, title: string): Promise<void> {
    this.store.changeConversation(conversationId, { title });
  }

  override async remove(conversationId: number): Promise<void> {
    this.store.conversations.delete(conversationId);
    for (const { id } of this.store.messagesOf(conversationId)) this.store.messages.delete(id);
  }
}
