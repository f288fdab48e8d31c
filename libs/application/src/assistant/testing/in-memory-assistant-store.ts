import type { AnswerPiece, AssistantConversation } from '@halolight/domain/assistant';
import type { Clock } from '../../kernel/index.js';
import type { AssistantConversationView, AssistantMessageView } from '../queries/assistant-directory.js';

export interface StoredMessage extends AssistantMessageView {
  readonly conversationId: number;
  readonly pieces: readonly AnswerPiece[];
  readonly leaseUntil: Date | null;
  readonly isToStop: boolean;
}

export type StoredConversation = AssistantConversation & AssistantConversationView & { readonly messageCount: number };

/** What the in-memory twins of the assistant share. Its rows are replaced, never changed. */
export class InMemoryAssistantStore {
  readonly conversations = new Map<number, StoredConversation>();
  readonly messages = new Map<number, StoredMessage>();
  readonly suspended = new Set<number>();
  private lastId = 0;

  constructor(readonly clock: Clock) {}

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  messagesOf(conversationId: number): StoredMessage[] {
    return [...this.messages.values()].filter((message) => message.conversationId === conversationId);
  }

  changeConversation(id: number, changes: Partial<StoredConversation>): void {
    const known = this.conversations.get(id);
    if (known) this.conversations.set(id, { ...known, ...changes, version: known.version + 1, updatedAt: this.clock.now() });
  }

  changeMessage(id: number, changes: Partial<StoredMessage>): void {
    const known = this.messages.get(id);
    if (known) this.messages.set(id, { ...known, ...changes });
  }
}
