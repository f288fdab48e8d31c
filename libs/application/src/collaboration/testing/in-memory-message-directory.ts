import type { Page, PageRequest } from '@halolight/domain/kernel';
import { pageOf, type Listing } from '../../kernel/testing/index.js';
import { MessageDirectory, type MessageFilter, type MessageView } from '../queries/message-directory.js';
import type { InMemoryCollaborationStore, StoredMessage } from './in-memory-collaboration-store.js';

const LISTING: Listing<MessageView> = {
  sorts: { id: ({ id }) => id, createdAt: ({ id }) => id },
  sort: '-createdAt',
  searched: ({ content }) => [content],
};

/** The twin of the real `MessageDirectory`. */
export class InMemoryMessageDirectory extends MessageDirectory {
  constructor(private readonly store: InMemoryCollaborationStore) {
    super();
  }

  override async byId(messageId: number, viewerId: number): Promise<MessageView | null> {
    return this.seenBy(viewerId).find(({ id }) => id === messageId) ?? null;
  }

  override async page(viewerId: number, request: PageRequest, { conversationId }: MessageFilter): Promise<Page<MessageView>> {
    const seen = this.seenBy(viewerId).filter((message) => conversationId === undefined || message.conversationId === conversationId);
    return pageOf(seen, request, LISTING);
  }

  private seenBy(viewerId: number): MessageView[] {
    return this.store.messagesSeenBy(viewerId).map((message) => this.view(message, viewerId));
  }

  private view({ id, conversationId, senderId, content, createdAt }: StoredMessage, viewerId: number): MessageView {
    const { name = '', avatar = null } = this.store.people.get(senderId) ?? {};
    const lastRead = this.store.participant(conversationId, viewerId)?.lastReadMessageId ?? 0;
    return { id, conversationId, sender: { id: senderId, name, avatar }, content, read: senderId === viewerId || id <= lastRead, createdAt };
  }
}
