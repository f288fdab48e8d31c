import { dayTest, weekBegin } from './recurrence-days.js';
import type { RecurrenceRule } from './recurrence-rule.js';
import type { WallTime } from './zoned-time.js';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** What a rule describes of one of its periods, from which BYSETPOS chooses: each of `times` after each of `bases`, both in order. */
interface RecurrenceSet {
  readonly bases: readonly WallTime[];
  readonly times: readonly number[];
}

/**
 * What the rule describes from `from` to `to`, both included, in order.
 * Days are looked at in periods that reach into that time and in no others, however long the rule has been going on.
 * @param rule in full
 * @param start what its periods are counted from
 */
export function* describedBetween(rule: RecurrenceRule, start: WallTime, from: WallTime, to: WallTime): Generator<WallTime> {
  const milliseconds = start - Math.floor(start / SECOND_MS) * SECOND_MS;
  for (const set of setsBetween(rule, start, from, to)) {
    for (const second of chosenFrom(set, rule.bySetPosition)) {
      const wall = second + milliseconds;
      if (wall >= from && wall <= to) yield wall;
    }
  }
}

function* setsBetween(rule: RecurrenceRule, start: WallTime, from: WallTime, to: WallTime): Generator<RecurrenceSet> {
  const isDescribed = dayTest(rule);
  const withinHour = sums(rule.byMinute.map((minute) => minute * MINUTE_MS), rule.bySecond.map((second) => second * SECOND_MS));
  const withinDay = sums(rule.byHour.map((hour) => hour * HOUR_MS), withinHour);
  for (const [begin, end] of periodsBetween(rule, midnight(start), midnight(from), to)) {
    const days: WallTime[] = [];
    for (let day = begin; day < end; day += DAY_MS) if (isDescribed(day)) days.push(day);
    if (rule.frequency !== 'HOURLY') yield { bases: days, times: withinDay };
    else for (const hour of days.flatMap((day) => hoursOf(rule, start, day))) yield { bases: [hour], times: withinHour };
  }
}

/** The hours of a day that a rule by the hour is in. */
function hoursOf({ interval, byHour }: RecurrenceRule, start: WallTime, day: WallTime): WallTime[] {
  const first = Math.floor(start / HOUR_MS) * HOUR_MS;
  return byHour.map((hour) => day + hour * HOUR_MS).filter((hour) => ((hour - first) / HOUR_MS) % interval === 0);
}

function* chosenFrom({ bases, times }: RecurrenceSet, positions: readonly number[]): Generator<WallTime> {
  const at = (place: number): WallTime => (bases[Math.floor(place / times.length)] ?? NaN) + (times[place % times.length] ?? NaN);
  const size = bases.length * times.length;
  if (positions.length === 0) for (let place = 0; place < size; place += 1) yield at(place);
  const places = new Set(positions.map((position) => (position > 0 ? position - 1 : size + position)));
  for (const place of [...places].sort((one, other) => one - other)) if (place >= 0 && place < size) yield at(place);
}

/** The periods of a rule that reach into the days from `from` to `to`, and perhaps one before: the days from each's begin until before its end. */
function* periodsBetween(rule: RecurrenceRule, start: WallTime, from: WallTime, to: WallTime): Generator<readonly [begin: WallTime, end: WallTime]> {
  const { frequency, weekStart } = rule;
  // The hours are chosen day by day.
  const interval = frequency === 'HOURLY' ? 1 : rule.interval;
  const [first, target] = [new Date(start), new Date(Math.max(from, start))];
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth()];
  const firstWeek = weekBegin(start, weekStart);
  const years = target.getUTCFullYear() - year;
  const [gone, beginOf] = {
    YEARLY: [years, (step: number) => Date.UTC(year + step, 0, 1)] as const,
    MONTHLY: [years * 12 + target.getUTCMonth() - month, (step: number) => Date.UTC(year, month + step, 1)] as const,
    WEEKLY: [(target.getTime() - firstWeek) / WEEK_MS, (step: number) => firstWeek + step * WEEK_MS] as const,
    DAILY: [(target.getTime() - start) / DAY_MS, (step: number) => start + step * DAY_MS] as const,
  }[frequency === 'HOURLY' ? 'DAILY' : frequency];
  for (let step = Math.floor(gone / interval) * interval; beginOf(step) <= to; step += interval) yield [beginOf(step), beginOf(step + 1)];
}

function midnight(wall: WallTime): WallTime {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

function sums(some: readonly number[], others: readonly number[]): number[] {
  return some.flatMap((one) => others.map((other) => one + other)).sort((one, other) => one - other);
}
