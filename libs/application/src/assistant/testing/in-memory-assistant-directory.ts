import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { AssistantDirectory, type AssistantConversationView, type AssistantMessageView } from '../queries/assistant-directory.js';
import type { InMemoryAssistantStore, StoredConversation, StoredMessage } from './in-memory-assistant-store.js';

const CONVERSATIONS: Listing<AssistantConversationView> = {
  sorts: { id: ({ id }) => id, createdAt: ({ createdAt }) => createdAt, updatedAt: ({ updatedAt }) => updatedAt },
  sort: '-updatedAt',
  searched: ({ title }) => [title ?? ''],
};
const MESSAGES: Listing<AssistantMessageView> = {
  sorts: { id: ({ id }) => id, createdAt: ({ id }) => id },
  sort: 'createdAt',
  searched: ({ content }) => [content],
};

/** The twin of the real `AssistantDirectory`. */
export class InMemoryAssistantDirectory extends AssistantDirectory {
  constructor(private readonly store: InMemoryAssistantStore) {
    super();
  }

  override async byId(ownerId: number, conversationId: number): Promise<AssistantConversationView | null> {
    const found = this.store.conversations.get(conversationId);
    return found?.ownerId === ownerId ? conversationView(found) : null;
  }

  override async page(ownerId: number, request: PageRequest): Promise<Page<AssistantConversationView>> {
    const own = [...this.store.conversations.values()].filter((conversation) => conversation.ownerId === ownerId);
    return pageOf(own.map(conversationView), request, CONVERSATIONS);
  }

  override async messages(conversationId: number, request: PageRequest): Promise<Page<AssistantMessageView>> {
    return pageOf(this.store.messagesOf(conversationId).map(messageView), request, MESSAGES);
  }

  override async *scan(conversationId: number): AsyncGenerator<readonly AssistantMessageView[]> {
    const messages = this.store.messagesOf(conversationId).map(messageView);
    if (messages.length > 0) yield messages;
  }
}

function conversationView({ id, title, version, createdAt, updatedAt }: StoredConversation): AssistantConversationView {
  return { id, title, version, createdAt, updatedAt };
}

function messageView({ id, role, content, status, createdAt }: StoredMessage): AssistantMessageView {
  return { id, role, content, status, createdAt };
}
