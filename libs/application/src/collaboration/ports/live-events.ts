import type { LiveEvent } from '@halolight/domain/collaboration';

/**
 * Tells front ends what happens, in the transaction that makes it happen: what is rolled back is told to nobody,
 * what is committed reaches everybody who is connected or comes back within a day.
 */
export abstract class LiveEvents {
  abstract tell(events: readonly LiveEvent[]): Promise<void>;

  /** Whoever was not told yet of what these events are about hears nothing of it any more. */
  abstract withdraw(about: string): Promise<void>;

  /** These users hear nothing any more of what they were not told yet of this topic; everybody else does. */
  abstract withdrawTopic(userIds: readonly number[], topic: string): Promise<void>;
}
