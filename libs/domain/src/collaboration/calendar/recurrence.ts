import { LATEST_EVENT } from './event-times.js';
import { weekdayOf } from './recurrence-days.js';
import { WEEKDAYS, type RecurrenceRule } from './recurrence-rule.js';
import { describedBetween } from './recurrence-sets.js';
import type { Series } from './series.js';
import { instantOf, wallTimeOf, type WallTime } from './zoned-time.js';

const DAY_MS = 86_400_000;
/** Within these years, times its interval, a rule comes true or never: 29 February is a Monday every 28 years, or 40 where a leap year is left out. */
const SEARCHED_MS = 60 * 366 * DAY_MS;

/**
 * The starts from `from` until before `to` and not after the last, in order: the start of the series, and what its rule describes after that.
 * What it costs grows with the time between, not with how long the series has been going on.
 */
export function* startsBetween({ start, lastStart, ...series }: Series, from: Date, to: Date): Generator<Date> {
  if (start >= from && start < to) yield start;
  const end = lastStart && lastStart < to ? new Date(lastStart.getTime() + 1) : to;
  const begin = from > start ? from : start;
  if (begin >= end) return;
  const { timeZone } = series;
  const [rule, first] = described({ start, ...series });
  // A day more on either side, for clocks that were put forward or back.
  const walls = describedBetween(rule, first, Math.max(first, wallTimeOf(begin, timeZone) - DAY_MS), wallTimeOf(end, timeZone) + DAY_MS);
  for (const instant of instantsOf(walls, timeZone)) if (instant >= begin && instant > start && instant < end) yield instant;
}

/** The start of the last of the occurrences that COUNT allows; null without COUNT. */
export function lastCounted(series: Omit<Series, 'lastStart'>): Date | null {
  const { count } = series.rule;
  if (count === null) return null;
  let [last, left] = [series.start, count];
  for (const start of startsBetween({ ...series, lastStart: null }, series.start, LATEST_EVENT)) {
    last = start;
    left -= 1;
    if (left === 0) break;
  }
  return last;
}

/** Whether the start is one of those that the rule describes; it begins the series all the same. */
export function describesStart(series: Omit<Series, 'lastStart'>): boolean {
  const [rule, first] = described(series);
  return !describedBetween(rule, first, first, first).next().done;
}

/** Whether the rule describes anything from the start on. */
export function comesTrue(series: Omit<Series, 'lastStart'>): boolean {
  const [rule, first] = described(series);
  const intervals = rule.frequency === 'HOURLY' ? 1 : rule.interval;
  return !describedBetween(rule, first, first, first + SEARCHED_MS * intervals).next().done;
}

/** RFC 5545 section 3.3.10: "Information, not contained in the rule, is determined from the various properties of DTSTART." */
export function ruleInFull(rule: RecurrenceRule, start: WallTime): RecurrenceRule {
  const first = new Date(start);
  const hours = rule.frequency === 'HOURLY' ? [...Array(24).keys()] : [first.getUTCHours()];
  return {
    ...withDays(rule, first),
    byHour: rule.byHour.length > 0 ? rule.byHour : hours,
    byMinute: rule.byMinute.length > 0 ? rule.byMinute : [first.getUTCMinutes()],
    bySecond: rule.bySecond.length > 0 ? rule.bySecond : [first.getUTCSeconds()],
  };
}

function withDays(rule: RecurrenceRule, first: Date): RecurrenceRule {
  const { frequency, byDay, byMonthDay, byYearDay, byMonth } = rule;
  if (frequency === 'HOURLY' || frequency === 'DAILY' || byDay.length + byMonthDay.length + byYearDay.length > 0) return rule;
  if (frequency === 'WEEKLY' || rule.byWeekNumber.length > 0) return { ...rule, byDay: [{ weekday: WEEKDAYS[weekdayOf(first.getTime())] ?? 'MO', nth: null }] };
  const onDay = { ...rule, byMonthDay: [first.getUTCDate()] };
  return frequency === 'YEARLY' && byMonth.length === 0 ? { ...onDay, byMonth: [first.getUTCMonth() + 1] } : onDay;
}

/** Whole days begin at midnight, also where the first begins later because clocks are put forward over it. */
function described({ start, timeZone, allDay, rule }: Omit<Series, 'lastStart'>): readonly [rule: RecurrenceRule, first: WallTime] {
  const wall = wallTimeOf(start, timeZone);
  const first = allDay ? Math.floor(wall / DAY_MS) * DAY_MS : wall;
  return [ruleInFull(rule, first), first];
}

/** The instants of what clocks show, in order and each once: times that are left out as clocks are put forward come after some that are not. */
function* instantsOf(walls: Iterable<WallTime>, timeZone: string): Generator<Date> {
  let late: Date[] = [];
  let last = -Infinity;
  for (const wall of walls) {
    const instant = instantOf(wall, timeZone);
    if (wallTimeOf(instant, timeZone) !== wall) {
      late.push(instant);
      continue;
    }
    for (const each of [...late.filter((one) => one < instant), instant]) {
      if (each.getTime() > last) yield each;
      last = each.getTime();
    }
    late = late.filter((one) => one > instant);
  }
  yield* late;
}
