import { RecurrenceExpander } from '@halolight/application/collaboration/ports';
import { instantOf, LATEST_EVENT, wallTimeOf, WEEKDAYS, type RecurrenceRule, type Series, type WallTime } from '@halolight/domain/collaboration';
import rrule, { type Options } from 'rrule';

const DAY_MS = 86_400_000;
const FREQUENCIES = { DAILY: rrule.RRule.DAILY, WEEKLY: rrule.RRule.WEEKLY, MONTHLY: rrule.RRule.MONTHLY, YEARLY: rrule.RRule.YEARLY } as const;
/** 7,200 years: the calendar repeats itself, weekdays included, every 400. */
const LATER_MS = 18 * 146_097 * DAY_MS;
/** Intervals behind which there is nothing, in those years: rrule ends in the year 9999. */
const BEYOND_EVERYTHING = { DAILY: 400_000, WEEKLY: 50_000, MONTHLY: 12_000, YEARLY: 1_000 } as const;

/**
 * Rules by the package rrule, which is given days alone and knows of no zone: it would take the process's own. Time of day and zone are put to
 * what it finds here. It goes through a rule from its beginning, slowly, so it is given a beginning shortly before what is asked for.
 */
export class RruleRecurrenceExpander extends RecurrenceExpander {
  describesStart({ start, timeZone, rule }: Omit<Series, 'lastStart'>): boolean {
    const day = dayAndTime(start, timeZone)[0] + LATER_MS;
    // Only the period that the start is in is looked at: a rule that never comes true is looked for until the year 9999 otherwise.
    const onePeriod = { ...rule, interval: BEYOND_EVERYTHING[rule.frequency] };
    return rruleFrom(day, beginningBefore(day, day, rule), onePeriod).all().some((each) => each.getTime() === day);
  }

  lastCounted({ start, timeZone, rule }: Omit<Series, 'lastStart'>): Date | null {
    if (rule.count === null) return null;
    const [day, time] = dayAndTime(start, timeZone);
    const counted = new Set<WallTime>();
    rruleFrom(day, beginningBefore(day, day, rule), rule).all((each) => {
      if (each.getTime() >= day) counted.add(each.getTime());
      return counted.size < (rule.count ?? 0) && each < LATEST_EVENT;
    });
    return instantOf(Math.max(...counted) + time, timeZone);
  }

  startsIn({ start, timeZone, rule, lastStart }: Series, from: Date, to: Date): readonly Date[] {
    const end = lastStart && lastStart < to ? new Date(lastStart.getTime() + 1) : to;
    const begin = from < start ? start : from;
    if (end <= begin) return [];
    const [day, time] = dayAndTime(start, timeZone);
    // A day more on either side, for clocks that were put forward or back.
    const first = wallTimeOf(begin, timeZone) - time - DAY_MS;
    const last = wallTimeOf(end, timeZone) - time + DAY_MS;
    const days = rruleFrom(day, beginningBefore(first, day, rule), rule).between(new Date(first), new Date(last), true);
    // Where two of BYSETPOS choose the same day, rrule gives it twice.
    const distinct = [...new Set(days.map(Number))];
    return distinct.map((each) => instantOf(each + time, timeZone)).filter((each) => each >= begin && each < end);
  }
}

/** What a clock shows at `instant`: the day, as midnight, and how long it has lasted, in milliseconds. */
function dayAndTime(instant: Date, timeZone: string): [day: WallTime, time: number] {
  const wall = wallTimeOf(instant, timeZone);
  const day = Math.floor(wall / DAY_MS) * DAY_MS;
  return [day, wall - day];
}

/** @param start what the rule leaves unsaid is taken from this day @param beginning where to go through the rule from */
function rruleFrom(start: WallTime, beginning: WallTime, rule: RecurrenceRule): rrule.RRule {
  const { frequency, interval, byDay, byMonthDay, byMonth, bySetPosition, weekStart } = withUnsaid(rule, new Date(start));
  const options: Partial<Options> = {
    freq: FREQUENCIES[frequency],
    interval,
    dtstart: new Date(beginning),
    wkst: WEEKDAYS.indexOf(weekStart),
    byweekday: byDay.map(({ weekday, nth }) => new rrule.Weekday(WEEKDAYS.indexOf(weekday), nth ?? undefined)),
    bymonthday: [...byMonthDay],
    bymonth: [...byMonth],
    bysetpos: [...bySetPosition],
  };
  return new rrule.RRule(options);
}

/** RFC 5545 section 3.3.10: "Information, not contained in the rule, is determined from the various properties of DTSTART." */
function withUnsaid(rule: RecurrenceRule, start: Date): RecurrenceRule {
  const { frequency, byDay, byMonthDay, byMonth } = rule;
  if (frequency === 'DAILY' || byDay.length > 0 || byMonthDay.length > 0) return rule;
  if (frequency === 'WEEKLY') return { ...rule, byDay: [{ weekday: WEEKDAYS[(start.getUTCDay() + 6) % 7] ?? 'MO', nth: null }] };
  const onDay = { ...rule, byMonthDay: [start.getUTCDate()] };
  return frequency === 'YEARLY' && byMonth.length === 0 ? { ...onDay, byMonth: [start.getUTCMonth() + 1] } : onDay;
}

/** A day to go through the rule from: in a period of it before the one that `day` is in, or in the first one. */
function beginningBefore(day: WallTime, start: WallTime, { frequency, interval, weekStart }: RecurrenceRule): WallTime {
  const [first, target] = [new Date(start), new Date(Math.max(day, start))];
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth()];
  const years = target.getUTCFullYear() - year;
  const days = (target.getTime() - start) / DAY_MS;
  const skipped = (periods: number): number => Math.max(0, Math.floor(periods / interval) - 1) * interval;
  if (frequency === 'DAILY') return start + skipped(days) * DAY_MS;
  if (frequency === 'MONTHLY') return Date.UTC(year, month + skipped(years * 12 + target.getUTCMonth() - month), 1);
  if (frequency === 'YEARLY') return Date.UTC(year + skipped(years), 0, 1);
  // In the week that it is given first, rrule takes no notice of the days before, which BYSETPOS counts.
  const daysIntoWeek = (first.getUTCDay() + 6 - WEEKDAYS.indexOf(weekStart)) % 7;
  return start + (skipped(days / 7) * 7 - daysIntoWeek) * DAY_MS;
}
