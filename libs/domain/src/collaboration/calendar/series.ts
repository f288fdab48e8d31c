import { LATEST_EVENT, type EventTimes } from './event-times.js';
import { assertRecurrenceLimits } from './recurrence-limits.js';
import { parseRecurrenceRule, ruleFault, type RecurrenceRule } from './recurrence-rule.js';
import { instantOf, wallTimeOf } from './zoned-time.js';

const DAY_MS = 86_400_000;
const SECOND_MS = 1000;
const UNTIL = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/;

/** An event that repeats, at the same time of day in its zone. */
export interface Series extends Omit<EventTimes, 'end'> {
  /** Its COUNT and UNTIL are told by `lastStart`. */
  readonly rule: RecurrenceRule;
  /** No occurrence begins after this; null: there is no end. */
  readonly lastStart: Date | null;
}

/**
 * The rule of an event as it is kept: within the limits, and UNTIL as RFC 5545 wants it, a date for whole days and an instant in UTC otherwise.
 * A date then means to the end of that day.
 * @throws InvalidInputError naming `rrule`
 */
export function readEventRule(text: string, times: EventTimes): RecurrenceRule {
  const rule = parseRecurrenceRule(text);
  assertRecurrenceLimits(rule, times.allDay);
  const until = untilOf(rule, times);
  if (until === null) return rule;
  if (until < times.start) throw ruleFault('UNTIL must not be before start');
  return { ...rule, until: times.allDay ? dateText(wallTimeOf(until, times.timeZone)) : instantText(until) };
}

/** The last instant at which an occurrence may begin by UNTIL; null without it. @throws InvalidInputError naming `rrule` */
export function untilOf({ until }: Pick<RecurrenceRule, 'until'>, { timeZone }: Pick<EventTimes, 'timeZone'>): Date | null {
  if (until === null) return null;
  const [, year, month, day, hour = '23', minute = '59', second = '59', isUtc] = UNTIL.exec(until) ?? [];
  const wall = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(wall.getTime()) || dateText(wall.getTime()) !== until.slice(0, 8)) throw ruleFault('UNTIL is no date that there is');
  const instant = isUtc ? wall : instantOf(wall.getTime(), timeZone);
  return instant < LATEST_EVENT ? instant : LATEST_EVENT;
}

/** Whether the event repeats, as a series. @throws InvalidInputError naming `rrule` */
export function seriesOf(event: EventTimes & { readonly rrule: string | null; readonly lastStart: Date | null }): Series | null {
  if (event.rrule === null) return null;
  const { start, timeZone, allDay, lastStart } = event;
  return { start, timeZone, allDay, rule: parseRecurrenceRule(event.rrule), lastStart };
}

/** `20261231`: the day that a clock shows, as RFC 5545 section 3.3.4 writes it. */
export function dateText(wall: number): string {
  return new Date(Math.floor(wall / DAY_MS) * DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
}

/** `20261231T225959Z`: an instant to the second, as RFC 5545 section 3.3.5 writes it. */
export function instantText(instant: Date): string {
  const seconds = new Date(Math.floor(instant.getTime() / SECOND_MS) * SECOND_MS);
  return seconds.toISOString().replaceAll(/[-:]|\.000/g, '');
}
