import type { Id } from '../id.js';
import type { ListQuery } from '../list-query.js';
import type { MessageBody } from './messages.contract.js';

/**
 * What a group is called.
 * @minLength 1 must not be empty
 * @maxLength 100 must have at most 100 characters
 * @example "Spring launch"
 */
export type ConversationName = string;

/** DIRECT is between two, for ever; a GROUP has a name and comes and goes. */
export type ConversationKind = 'DIRECT' | 'GROUP';

/**
 * @minItems 1 must name somebody
 * @maxItems 100 must name at most 100 users
 */
export type ParticipantIds = Id[];

export interface ParticipantBody {
  id: number;
  name: string;
  avatar: string | null;
  /** Up to which message they have read; 0 for none. */
  lastReadMessageId: number;
}

export interface ConversationBody {
  id: number;
  type: ConversationKind;
  /** A direct conversation goes by the other's name. */
  name: string;
  /** In the order in which they joined. */
  participants: ParticipantBody[];
  lastMessage: MessageBody | null;
  lastMessageAt: Date | null;
  /** What others said and the caller has not read. */
  unreadCount: number;
  createdAt: Date;
}

/** @example { "type": "GROUP", "name": "Spring launch", "userIds": [42, 43] } */
export interface StartConversationBody {
  /** DIRECT for one user and no name, GROUP otherwise, unless told. */
  type?: ConversationKind;
  /** Of a group. */
  name?: ConversationName | null;
  /** The others. */
  userIds: ParticipantIds;
}

export interface RenameConversationBody {
  name: ConversationName;
}

export interface ParticipantsBody {
  userIds: ParticipantIds;
}

/** Sorted by id or lastMessageAt; the search looks into the names of groups and participants. */
export interface ConversationListQuery extends ListQuery {
  type?: ConversationKind;
}
