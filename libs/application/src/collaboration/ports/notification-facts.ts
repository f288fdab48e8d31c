/** A message, as those are told of it who have not read it. */
export interface MessageNews {
  readonly conversationId: number;
  /** Of a group; null for a direct conversation. */
  readonly conversationName: string | null;
  readonly senderName: string;
  readonly content: string;
  /** Participants but the sender who see the message and have not read it. */
  readonly unreadBy: readonly number[];
}

export interface UnreadMessage {
  readonly messageId: number;
  readonly userIds: readonly number[];
}

/** What is worth saying about an event, whichever feature it comes from. */
export abstract class NotificationFacts {
  abstract nameOf(userId: number): Promise<string | null>;

  /** What a document or file is called; null when it is gone. */
  abstract titleOf(type: 'document' | 'file', id: number): Promise<string | null>;

  abstract membersOf(groupId: number): Promise<readonly number[]>;

  /** Nobody comes into the conversation of a message, gone or not, or leaves it, until the unit of work ends. */
  abstract holdConversationOf(messageId: number): Promise<void>;

  /** Null for a message that is gone; one that is there stays until the unit of work ends. */
  abstract messageNews(messageId: number): Promise<MessageNews | null>;

  /** The event that told of a message, gone or not; null where there is none. */
  abstract eventOfMessage(messageId: number): Promise<number | null>;

  /** The newest message of the same conversation that each of these has yet to read; users who have none are in no list. */
  abstract unreadBeside(messageId: number, userIds: readonly number[]): Promise<readonly UnreadMessage[]>;

  /**
   * From where the user signed in when that event happened, if they signed in before and never with this user agent;
   * null for a device that is known, and for the first one.
   */
  abstract newDeviceAt(signInEventId: number): Promise<{ readonly userAgent: string | null; readonly ip: string | null } | null>;
}
