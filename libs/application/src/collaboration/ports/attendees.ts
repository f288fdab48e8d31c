import type { AttendeeStatus } from '@halolight/domain/collaboration';

/** Who is invited to events, and what they answered. */
export abstract class Attendees {
  abstract isInvited(eventId: number, userId: number): Promise<boolean>;

  abstract count(eventId: number): Promise<number>;

  /** Invites accounts that there are. @returns those who were not invited before */
  abstract invite(eventId: number, userIds: readonly number[]): Promise<readonly number[]>;

  /** @returns false for who was not invited */
  abstract withdraw(eventId: number, userId: number): Promise<boolean>;

  abstract answer(eventId: number, userId: number, status: AttendeeStatus): Promise<void>;
}
