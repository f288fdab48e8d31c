import type { Message } from '@halolight/domain/collaboration';
import { MessageRepository, type NewMessage } from '../ports/message-repository.js';
import type { InMemoryCollaborationStore } from './in-memory-collaboration-store.js';

/** The twin of the real `MessageRepository`. */
export class InMemoryMessageRepository extends MessageRepository {
  constructor(private readonly store: InMemoryCollaborationStore) {
    super();
  }

  override async add(message: NewMessage): Promise<number> {
    const id = this.store.nextId();
    this.store.messages.set(id, { ...message, id, createdAt: this.store.clock.now(), isTakenBack: false });
    return id;
  }

  override async findVisible(messageId: number, userId: number): Promise<Message | null> {
    const found = this.store.messagesSeenBy(userId).find(({ id }) => id === messageId);
    return found ? { id: found.id, conversationId: found.conversationId, senderId: found.senderId } : null;
  }

  override async takeBack(messageId: number): Promise<void> {
    const known = this.store.messages.get(messageId);
    if (known) this.store.messages.set(messageId, { ...known, isTakenBack: true });
  }
}
