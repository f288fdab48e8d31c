import type { ConversationType } from '@halolight/domain/collaboration';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { MessageView } from './message-directory.js';
import type { PersonView } from './person-view.js';

export interface ParticipantView extends PersonView {
  /** Up to which message they have read; 0 for none. */
  readonly lastReadMessageId: number;
}

/** A conversation as one of its participants sees it. */
export interface ConversationView {
  readonly id: number;
  readonly type: ConversationType;
  /** A direct conversation goes by the other's name. */
  readonly name: string;
  /** In the order in which they joined. */
  readonly participants: readonly ParticipantView[];
  readonly lastMessage: MessageView | null;
  /** What others said and the viewer has not read. */
  readonly unreadCount: number;
  readonly createdAt: Date;
  readonly version: number;
}

export interface ConversationFilter {
  readonly type?: ConversationType | undefined;
}

/** Conversations, for those who are in them: to anybody else there are none. */
export abstract class ConversationDirectory {
  abstract byId(conversationId: number, viewerId: number): Promise<ConversationView | null>;

  /**
   * Those on the viewer's list, sorted by id or lastMessageAt (when something happened last), latest first by default;
   * the search looks into the names of groups and participants.
   */
  abstract page(viewerId: number, request: PageRequest, filter: ConversationFilter): Promise<Page<ConversationView>>;

  /** What is unread in all conversations on the viewer's list together. */
  abstract unreadCount(viewerId: number): Promise<number>;
}
