import type { CalendarEvent } from '@halolight/domain/collaboration';

/** An event whose reminders are to be looked at. */
export interface EventToRemind {
  readonly event: CalendarEvent;
  readonly createdAt: Date;
}

/** One reminder of one occurrence. */
export interface DeliveredReminder {
  readonly eventId: number;
  /** When the occurrence begins, wherever it was before: who moves it is reminded anew. */
  readonly startsAt: Date;
  readonly minutes: number;
  readonly dueAt: Date;
}

/** Who was reminded of what, so that nobody is twice. */
export abstract class ReminderLedger {
  /** Events whose time to look has come, at most `limit`; nobody else takes or changes them until the unit of work ends. */
  abstract take(now: Date, limit: number): Promise<readonly EventToRemind[]>;

  /** Sets down that the owner and those invited who did not decline are reminded. @returns those who were not yet */
  abstract deliver(reminder: DeliveredReminder): Promise<readonly number[]>;

  /** When to look at the event again; null: never. */
  abstract lookAgain(eventId: number, at: Date | null): Promise<void>;

  /** Forgets at most `limit` reminders that were due before `before`. @returns how many */
  abstract forget(before: Date, limit: number): Promise<number>;
}
