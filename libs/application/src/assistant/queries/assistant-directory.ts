import type { AssistantMessageStatus, AssistantRole } from '@halolight/domain/assistant';
import type { Page, PageRequest } from '@halolight/domain/kernel';

export interface AssistantConversationView {
  readonly id: number;
  readonly title: string | null;
  readonly version: number;
  readonly createdAt: Date;
  /** When it was renamed or something was asked last. */
  readonly updatedAt: Date;
}

export interface AssistantMessageView {
  readonly id: number;
  readonly role: AssistantRole;
  /** Of a running answer what was said so far. */
  readonly content: string;
  readonly status: AssistantMessageStatus;
  readonly createdAt: Date;
}

/** Conversations with the assistant, for their owners: to anybody else there are none. */
export abstract class AssistantDirectory {
  abstract byId(ownerId: number, conversationId: number): Promise<AssistantConversationView | null>;

  /** Sorted by id, createdAt or updatedAt, the one in which something happened last first by default; the search looks into the title. */
  abstract page(ownerId: number, request: PageRequest): Promise<Page<AssistantConversationView>>;

  /** Sorted by id or createdAt, oldest first by default; the search looks into the content. */
  abstract messages(conversationId: number, request: PageRequest): Promise<Page<AssistantMessageView>>;

  /** All of them in batches, oldest first. */
  abstract scan(conversationId: number): AsyncIterable<readonly AssistantMessageView[]>;
}
