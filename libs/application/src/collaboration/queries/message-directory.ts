import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { PersonView } from './person-view.js';

export interface MessageView {
  readonly id: number;
  readonly conversationId: number;
  readonly sender: PersonView;
  readonly content: string;
  /** Whether the viewer has read it; their own they have. */
  readonly read: boolean;
  readonly createdAt: Date;
}

export interface MessageFilter {
  readonly conversationId?: number | undefined;
}

/** What was said, for those who were there: no message is shown to anybody else. */
export abstract class MessageDirectory {
  abstract byId(messageId: number, viewerId: number): Promise<MessageView | null>;

  /** Sorted by id or createdAt, newest first by default; the search looks into the content. */
  abstract page(viewerId: number, request: PageRequest, filter: MessageFilter): Promise<Page<MessageView>>;
}
