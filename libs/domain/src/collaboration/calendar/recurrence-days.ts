import { WEEKDAYS, type ByDay, type RecurrenceRule, type Weekday } from './recurrence-rule.js';
import type { WallTime } from './zoned-time.js';

const DAY_MS = 86_400_000;
const MONDAY_MS = 4 * DAY_MS;
const WEEK_MS = 7 * DAY_MS;

/** A day as rules speak of it. */
interface CalendarDay {
  /** Midnight. */
  readonly day: WallTime;
  readonly year: number;
  /** From 0. */
  readonly month: number;
}
type DayTest = (day: CalendarDay) => boolean;

/** Tells the days that the parts of a rule describe from others; no part describes every day. */
export function dayTest(rule: RecurrenceRule): (day: WallTime) => boolean {
  const { byMonth, byWeekNumber, byYearDay, byMonthDay, byDay } = rule;
  const parts: readonly (readonly [part: readonly unknown[], test: () => DayTest])[] = [
    [byMonth, () => monthTest(byMonth)],
    [byMonthDay, () => placeTest(byMonthDay, monthOf)],
    [byDay, () => weekdayTest(byDay, rule.frequency === 'YEARLY' && byMonth.length === 0 ? yearOf : monthOf)],
    [byYearDay, () => placeTest(byYearDay, yearOf)],
    [byWeekNumber, () => weekNumberTest(byWeekNumber, rule.weekStart)],
  ];
  const tests = parts.flatMap(([part, test]) => (part.length > 0 ? [test()] : []));
  return (day) => {
    const date = new Date(day);
    const calendarDay = { day, year: date.getUTCFullYear(), month: date.getUTCMonth() };
    return tests.every((test) => test(calendarDay));
  };
}

/** The first day of the week that `day` is in. */
export function weekBegin(day: WallTime, weekStart: Weekday): WallTime {
  return day - ((weekdayOf(day) + 7 - WEEKDAYS.indexOf(weekStart)) % 7) * DAY_MS;
}

/** From 0, which is Monday. */
export function weekdayOf(day: WallTime): number {
  return ((Math.floor((day - MONDAY_MS) / DAY_MS) % 7) + 7) % 7;
}

type Around = (day: CalendarDay) => readonly [begin: WallTime, end: WallTime];
const yearOf: Around = ({ year }) => [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
const monthOf: Around = ({ year, month }) => [Date.UTC(year, month, 1), Date.UTC(year, month + 1, 1)];

function monthTest(months: readonly number[]): DayTest {
  const chosen = new Set(months);
  return ({ month }) => chosen.has(month + 1);
}

/** The n-th day of what is around it. */
function placeTest(places: readonly number[], around: Around): DayTest {
  const chosen = new Set(places);
  return (calendarDay) => {
    const [begin, end] = around(calendarDay);
    return isChosen(chosen, (calendarDay.day - begin) / DAY_MS, (end - begin) / DAY_MS);
  };
}

/** A weekday, or the n-th of its kind in what is around it. */
function weekdayTest(byDay: readonly ByDay[], around: Around): DayTest {
  const places = WEEKDAYS.map((name) => byDay.filter(({ weekday }) => weekday === name).map(({ nth }) => nth));
  const chosen = places.map((nths) => new Set(nths));
  return (calendarDay) => {
    const ofKind = chosen[weekdayOf(calendarDay.day)];
    if (!ofKind || ofKind.size === 0) return false;
    if (ofKind.has(null)) return true;
    const [begin, end] = around(calendarDay);
    const [before, after] = [calendarDay.day - begin, end - DAY_MS - calendarDay.day].map((each) => Math.floor(each / WEEK_MS));
    return ofKind.has((before ?? 0) + 1) || ofKind.has(-(after ?? 0) - 1);
  };
}

/** Week 1 is the first that has at least four days of the year. */
function weekNumberTest(numbers: readonly number[], weekStart: Weekday): DayTest {
  const chosen = new Set(numbers);
  const firstWeekOf = (year: number): WallTime => weekBegin(Date.UTC(year, 0, 4), weekStart);
  return ({ day }) => {
    const week = weekBegin(day, weekStart);
    const year = new Date(week + 3 * DAY_MS).getUTCFullYear();
    const first = firstWeekOf(year);
    return isChosen(chosen, (week - first) / WEEK_MS, (firstWeekOf(year + 1) - first) / WEEK_MS);
  };
}

/** @param place from 0 @param count of all places, from whose end negative ones are counted */
function isChosen(chosen: ReadonlySet<number>, place: number, count: number): boolean {
  return chosen.has(place + 1) || chosen.has(place - count);
}
