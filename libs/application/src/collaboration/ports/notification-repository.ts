import type { NotificationDraft } from '@halolight/domain/collaboration';

/** A notification that has just come to be, unread. */
export interface NewNotification extends NotificationDraft {
  readonly id: number;
  readonly createdAt: Date;
}

/** What users were told. */
export abstract class NotificationRepository {
  /**
   * Keeps what an event makes, once for each user however often it is told: what came of it before, deleted or not, stays as it is.
   * An unread notification of the same topic becomes this one, unless it is of a later event.
   * @returns those that are new or changed
   */
  abstract keep(eventId: number, drafts: readonly NotificationDraft[]): Promise<readonly NewNotification[]>;

  /**
   * What came of an event is there for nobody any more, read or not.
   * @returns for whom it was there unread: an earlier event of the topic, in whose place it may have come, can be kept for them again
   */
  abstract withdraw(eventId: number): Promise<readonly number[]>;

  /** What these users were told of the topic is not there any more, read or not. */
  abstract withdrawTopic(userIds: readonly number[], topic: string): Promise<void>;

  /** @returns whether the user has this notification */
  abstract markRead(userId: number, notificationId: number): Promise<boolean>;

  /** @returns how many were unread */
  abstract markAllRead(userId: number): Promise<number>;

  abstract markTopicRead(userId: number, topic: string): Promise<void>;

  /** @returns whether the user had this notification */
  abstract remove(userId: number, notificationId: number): Promise<boolean>;

  /** Deletes at most `limit` that were removed or withdrawn before then, the oldest first; their events can be kept again. @returns how many */
  abstract forgetDeleted(before: Date, limit: number): Promise<number>;

  /** Deletes at most `limit` that are there and were read before then, the oldest first. @returns how many */
  abstract forgetRead(before: Date, limit: number): Promise<number>;
}
