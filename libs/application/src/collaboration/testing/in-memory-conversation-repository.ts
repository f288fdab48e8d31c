import type { Conversation, DirectPair } from '@halolight/domain/collaboration';
import { ConversationRepository } from '../ports/conversation-repository.js';
import type { InMemoryCollaborationStore, StoredConversation } from './in-memory-collaboration-store.js';

/** The twin of the real `ConversationRepository`, but that nobody waits for anybody. */
export class InMemoryConversationRepository extends ConversationRepository {
  constructor(private readonly store: InMemoryCollaborationStore) {
    super();
  }

  override async findForUpdate(conversationId: number): Promise<Conversation | null> {
    const found = this.store.conversations.get(conversationId);
    if (!found) return null;
    const { id, type, name, version } = found;
    return { id, type, name, version, participants: this.store.participantsOf(id).map((each) => ({ id: each.id, userId: each.userId })) };
  }

  override async findOrAddDirect({ lowUserId, highUserId }: DirectPair): Promise<{ id: number; isNew: boolean }> {
    const isPair = ({ id, type }: StoredConversation) =>
      type === 'DIRECT' && [lowUserId, highUserId].every((userId) => this.store.participant(id, userId) !== undefined);
    const found = [...this.store.conversations.values()].find(isPair);
    if (found) return { id: found.id, isNew: false };
    return { id: this.add('DIRECT', null, [lowUserId, highUserId]), isNew: true };
  }

  override async addGroup(name: string, userIds: readonly number[]): Promise<number> {
    return this.add('GROUP', name, userIds);
  }

  override async rename(conversationId: number, name: string): Promise<void> {
    this.change(conversationId, { name });
  }

  override async addParticipants(conversationId: number, userIds: readonly number[]): Promise<void> {
    this.join(conversationId, userIds);
    this.change(conversationId, {});
  }

  override async removeParticipant(conversationId: number, userId: number): Promise<void> {
    const participant = this.store.participant(conversationId, userId);
    if (participant) this.store.participants.delete(participant.id);
    this.change(conversationId, {});
  }

  override async remove(conversationId: number): Promise<void> {
    this.store.conversations.delete(conversationId);
    for (const { id } of this.store.participantsOf(conversationId)) this.store.participants.delete(id);
    for (const message of this.store.messages.values()) if (message.conversationId === conversationId) this.store.messages.delete(message.id);
  }

  override async hide(conversationId: number, userId: number): Promise<void> {
    const last = this.store.lastMessageId(conversationId);
    this.store.change(this.store.participant(conversationId, userId), { isHidden: true, clearedMessageId: last, lastReadMessageId: last });
  }

  override async show(conversationId: number, userId: number): Promise<void> {
    this.store.change(this.store.participant(conversationId, userId), { isHidden: false });
  }

  override async recordMessage(conversationId: number): Promise<void> {
    const lastActivity = this.store.nextId();
    for (const participant of this.store.participantsOf(conversationId)) this.store.change(participant, { isHidden: false, lastActivity });
  }

  override async markRead(conversationId: number, userId: number, upTo = this.store.lastMessageId(conversationId)): Promise<number | null> {
    const participant = this.store.participant(conversationId, userId);
    if (!participant || participant.lastReadMessageId >= upTo) return null;
    this.store.change(participant, { lastReadMessageId: upTo });
    return upTo;
  }

  override async hasUnread(conversationId: number, userId: number): Promise<boolean> {
    const lastRead = this.store.participant(conversationId, userId)?.lastReadMessageId ?? 0;
    const seen = this.store.messagesSeenBy(userId).filter((message) => message.conversationId === conversationId);
    return seen.some(({ id, senderId }) => id > lastRead && senderId !== userId);
  }

  private add(type: StoredConversation['type'], name: string | null, userIds: readonly number[]): number {
    const id = this.store.nextId();
    this.store.conversations.set(id, { id, type, name, version: 1, createdAt: this.store.clock.now() });
    this.join(id, userIds);
    return id;
  }

  private join(conversationId: number, userIds: readonly number[]): void {
    const last = this.store.lastMessageId(conversationId);
    for (const userId of userIds) {
      if (this.store.participant(conversationId, userId)) continue;
      const id = this.store.nextId();
      this.store.participants.set(id, { id, conversationId, userId, lastReadMessageId: last, clearedMessageId: last, isHidden: false, lastActivity: id });
    }
  }

  private change(conversationId: number, changes: Partial<StoredConversation>): void {
    const known = this.store.conversations.get(conversationId);
    if (known) this.store.conversations.set(conversationId, { ...known, ...changes, version: known.version + 1 });
  }
}
