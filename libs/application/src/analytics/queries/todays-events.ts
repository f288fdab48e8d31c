import type { LocalDay } from '@halolight/domain/analytics';

/** An event of a calendar, or one occurrence of a recurring one. */
export interface TodaysEvent {
  readonly id: number;
  readonly title: string;
  readonly start: Date;
  /** Excluded. */
  readonly end: Date;
  readonly allDay: boolean;
}

/** What is in somebody's calendar on a day. The feature that keeps calendars binds it. */
export abstract class TodaysEvents {
  /**
   * Events that a user made, or is invited to and has not declined, and that overlap the day, in the order of their starts.
   * @param timeZone IANA name of the zone whose day it is
   */
  abstract of(userId: number, day: LocalDay, timeZone: string): Promise<readonly TodaysEvent[]>;
}
