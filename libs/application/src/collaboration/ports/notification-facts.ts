import type { ToldThing } from '@halolight/domain/collaboration';

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

/** A document or file, and with whom it was shared. */
export interface SharedThing {
  readonly type: 'document' | 'file';
  readonly id: number;
  /** With one user, or with everybody who is in a group. */
  readonly userId: number | null;
  readonly groupId: number | null;
}

/** What is shared, as those are told of it who see it by that share. */
export interface SharedNews {
  readonly title: string;
  readonly userIds: readonly number[];
}

/** The file that a link opens. */
export interface LinkNews {
  readonly fileId: number;
  readonly title: string;
  readonly ownerId: number;
}

/** Somebody who may have been told of many things. */
export interface ToldUser {
  readonly userId: number;
}

/** Who was told of a topic and does not see what it is about. */
export interface LostTopic {
  readonly topic: string;
  readonly userIds: readonly number[];
}

export interface UnreadMessage {
  readonly messageId: number;
  readonly userIds: readonly number[];
}

/** What is worth saying about an event, whichever feature it comes from. */
export abstract class NotificationFacts {
  abstract nameOf(userId: number): Promise<string | null>;

  /** Null for a share that was taken back or has expired, or whose thing is gone. One that stands is taken from nobody, and nobody leaves its group, until the unit of work ends. */
  abstract shareNews(shared: SharedThing): Promise<SharedNews | null>;

  /** Of a link that is open or closed; null for one whose file is gone. */
  abstract linkNews(linkId: number): Promise<LinkNews | null>;

  /** Those of the users who still take part in an event of the calendar: its owner, and who is invited and has not declined. Nobody is uninvited until the unit of work ends. */
  abstract takingPart(calendarEventId: number, userIds: readonly number[]): Promise<readonly number[]>;

  /**
   * Who was told of something without seeing it any more: its owner sees it, whom it is shared with or who is invited, and who may see all there are of its kind.
   * What is gone is seen by nobody. Of a user: what was shared with them.
   */
  abstract lostFromSight(told: ToldThing | ToldUser): Promise<readonly LostTopic[]>;

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
