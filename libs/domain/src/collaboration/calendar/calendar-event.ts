import type { EventTimes, Span } from './event-times.js';

/** What an event is about. */
export interface EventDetails {
  readonly title: string;
  readonly description: string | null;
  readonly location: string | null;
  /** A word of one's own: `meeting`. */
  readonly type: string;
  /** Minutes before the start, from the earliest reminder to the latest; none twice. */
  readonly reminders: readonly number[];
}

/** What one occurrence has of its own; all else it has from its event. */
export type OccurrenceChanges = { readonly [Field in keyof (EventDetails & Span)]?: (EventDetails & Span)[Field] | undefined };

/** An occurrence that is not as the rule has it. */
export interface OccurrenceException {
  /** When the occurrence begins by the rule. */
  readonly occurrenceStart: Date;
  readonly isCancelled: boolean;
  readonly changes: OccurrenceChanges;
}

/** Something in somebody's calendar, once or again and again. */
export interface CalendarEvent extends EventDetails, EventTimes {
  readonly id: number;
  readonly ownerId: number;
  /** RFC 5545 section 3.3.10, as `readEventRule` gives it; null: it is once. */
  readonly rrule: string | null;
  /** No occurrence begins after this by the rule; null: there is no end, or no rule. */
  readonly lastStart: Date | null;
  readonly exceptions: readonly OccurrenceException[];
  /** Rises with every change of the event or of one of its occurrences, from 1. */
  readonly version: number;
}

/** An event as far as it matters for when it is. */
export type EventPlan = Omit<CalendarEvent, 'id' | 'ownerId' | 'version'>;

/** One time that an event is. */
export interface Occurrence extends EventDetails, Span {
  /** When it begins by the rule, by which it is known; null for an event that is once. */
  readonly occurrenceStart: Date | null;
}
