import type { LiveEventName } from '@halolight/domain/collaboration';

/** An event in its place in the stream. */
export interface NumberedEvent {
  /** Rises in the order in which events became visible, whoever made them: none comes later below one that was seen. */
  readonly number: number;
  readonly userId: number;
  readonly event: LiveEventName;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** From where on a user's events are wanted. */
export interface LivePosition {
  readonly userId: number;
  /** The number of the last one seen. */
  readonly after: number;
}

/** The stream of live events, for those who follow it. Events are kept for a day. */
export abstract class LiveEventLog {
  /** Numbers every event that has happened by now. @returns the highest number given so far */
  abstract number(): Promise<number>;

  /** The highest number of an event that may be deleted; whoever saw less may have missed something for good. */
  abstract horizon(): Promise<number>;

  /** The numbered events of each of these users, in their order, at most `most` of each. */
  abstract after(positions: readonly LivePosition[], most: number): Promise<readonly NumberedEvent[]>;

  /** Deletes at most `limit` events that happened before `before`. @returns how many */
  abstract deleteBefore(before: Date, limit: number): Promise<number>;
}
