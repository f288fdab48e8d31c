import type { ConversationType, NotificationType } from '@halolight/domain/collaboration';
import type { Clock } from '../../kernel/index.js';

export interface StoredPerson {
  readonly id: number;
  readonly name: string;
  readonly avatar: string | null;
  readonly isOpen: boolean;
}

export interface StoredConversation {
  readonly id: number;
  readonly type: ConversationType;
  readonly name: string | null;
  readonly version: number;
  readonly createdAt: Date;
}

export interface StoredParticipant {
  readonly id: number;
  readonly conversationId: number;
  readonly userId: number;
  readonly lastReadMessageId: number;
  readonly clearedMessageId: number;
  readonly isHidden: boolean;
  /** Rises with everything that happens in any conversation. */
  readonly lastActivity: number;
}

export interface StoredMessage {
  readonly id: number;
  readonly conversationId: number;
  readonly senderId: number;
  readonly content: string;
  readonly createdAt: Date;
  readonly isTakenBack: boolean;
}

export interface StoredNotification {
  readonly id: number;
  readonly userId: number;
  readonly eventId: number;
  readonly type: NotificationType;
  readonly title: string;
  readonly content: string;
  readonly link: string | null;
  readonly topic: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  readonly deletedAt: Date | null;
}

/** What the in-memory twins of collaboration share. Its rows are replaced, never changed. */
export class InMemoryCollaborationStore {
  readonly people = new Map<number, StoredPerson>();
  readonly conversations = new Map<number, StoredConversation>();
  readonly participants = new Map<number, StoredParticipant>();
  readonly messages = new Map<number, StoredMessage>();
  readonly notifications = new Map<number, StoredNotification>();
  private lastId = 0;

  constructor(readonly clock: Clock) {}

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  participantsOf(conversationId: number): StoredParticipant[] {
    return [...this.participants.values()].filter((participant) => participant.conversationId === conversationId);
  }

  participant(conversationId: number, userId: number): StoredParticipant | undefined {
    return this.participantsOf(conversationId).find((participant) => participant.userId === userId);
  }

  change(participant: StoredParticipant | undefined, changes: Partial<StoredParticipant>): void {
    if (participant) this.participants.set(participant.id, { ...participant, ...changes });
  }

  lastMessageId(conversationId: number): number {
    return Math.max(0, ...[...this.messages.values()].filter((message) => message.conversationId === conversationId).map(({ id }) => id));
  }

  /** In the order in which they were said. */
  messagesSeenBy(userId: number): StoredMessage[] {
    return [...this.messages.values()].filter(({ id, conversationId, isTakenBack }) => {
      const viewer = this.participant(conversationId, userId);
      return viewer !== undefined && !isTakenBack && id > viewer.clearedMessageId;
    });
  }
}
