import { instantOf, wallTimeOf, WEEKDAYS, type ByDay, type RecurrenceRule, type Series, type WallTime } from '@halolight/domain/collaboration';
import { RecurrenceExpander } from '../ports/recurrence-expander.js';

const DAY_MS = 86_400_000;
const END = Date.UTC(2400, 0, 1);

/** The twin of the real `RecurrenceExpander`: it looks at every day, and is in no hurry. */
export class DayByDayRecurrenceExpander extends RecurrenceExpander {
  override describesStart({ start, timeZone, rule }: Omit<Series, 'lastStart'>): boolean {
    const day = startOfDay(wallTimeOf(start, timeZone));
    return daysOfPeriod(rule, day, 0).includes(day);
  }

  override lastCounted(series: Omit<Series, 'lastStart'>): Date | null {
    if (series.rule.count === null) return null;
    let last = series.start;
    let left = series.rule.count;
    for (const start of startsOf(series)) {
      if (left === 0) break;
      left -= 1;
      last = start;
    }
    return last;
  }

  override startsIn(series: Series, from: Date, to: Date): readonly Date[] {
    const found: Date[] = [];
    for (const start of startsOf(series)) {
      if (start >= to || (series.lastStart && start > series.lastStart)) break;
      if (start >= from) found.push(start);
    }
    return found;
  }
}

function* startsOf({ start, timeZone, rule }: Omit<Series, 'lastStart'>): Generator<Date> {
  const wall = wallTimeOf(start, timeZone);
  const day = startOfDay(wall);
  for (let period = 0; ; period += 1) {
    if (periodOf(rule, day, period).from > END) return;
    for (const each of daysOfPeriod(rule, day, period)) if (each >= day) yield instantOf(each + wall - day, timeZone);
  }
}

/** The days that the rule chooses in its n-th period. */
function daysOfPeriod(rule: RecurrenceRule, start: WallTime, period: number): WallTime[] {
  const { from, to } = periodOf(rule, start, period);
  const days: WallTime[] = [];
  for (let day = from; day < to; day += DAY_MS) if (isDescribed(rule, start, day)) days.push(day);
  if (rule.bySetPosition.length === 0) return days;
  return days.filter((_day, place) => rule.bySetPosition.some((position) => position === place + 1 || position === place - days.length));
}

function periodOf({ frequency, interval, weekStart }: RecurrenceRule, start: WallTime, period: number): { from: WallTime; to: WallTime } {
  const first = new Date(start);
  const [year, month, steps] = [first.getUTCFullYear(), first.getUTCMonth(), period * interval];
  if (frequency === 'YEARLY') return { from: Date.UTC(year + steps, 0, 1), to: Date.UTC(year + steps + 1, 0, 1) };
  if (frequency === 'MONTHLY') return { from: Date.UTC(year, month + steps, 1), to: Date.UTC(year, month + steps + 1, 1) };
  if (frequency === 'DAILY') return { from: start + steps * DAY_MS, to: start + (steps + 1) * DAY_MS };
  const daysIntoWeek = (first.getUTCDay() + 6 - WEEKDAYS.indexOf(weekStart)) % 7;
  const from = start + (steps * 7 - daysIntoWeek) * DAY_MS;
  return { from, to: from + 7 * DAY_MS };
}

function isDescribed(rule: RecurrenceRule, start: WallTime, day: WallTime): boolean {
  const { frequency, byDay, byMonthDay, byMonth } = rule;
  const [date, first] = [new Date(day), new Date(start)];
  const daysInMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  if (byMonth.length > 0 && !byMonth.includes(date.getUTCMonth() + 1)) return false;
  if (byMonthDay.length > 0 && !byMonthDay.some((each) => each === date.getUTCDate() || each === date.getUTCDate() - daysInMonth - 1)) return false;
  if (byDay.length > 0) return byDay.some((each) => isWeekday(rule, each, date));
  if (byMonthDay.length > 0 || frequency === 'DAILY') return true;
  if (frequency === 'WEEKLY') return date.getUTCDay() === first.getUTCDay();
  if (date.getUTCDate() !== first.getUTCDate()) return false;
  return frequency === 'MONTHLY' || byMonth.length > 0 || date.getUTCMonth() === first.getUTCMonth();
}

function isWeekday({ frequency, byMonth }: RecurrenceRule, { weekday, nth }: ByDay, date: Date): boolean {
  if (WEEKDAYS.indexOf(weekday) !== (date.getUTCDay() + 6) % 7) return false;
  if (nth === null) return true;
  const isOfYear = frequency === 'YEARLY' && byMonth.length === 0;
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const from = isOfYear ? Date.UTC(year, 0, 1) : Date.UTC(year, month, 1);
  const to = isOfYear ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month + 1, 1);
  if (nth > 0) return Math.floor((date.getTime() - from) / DAY_MS / 7) + 1 === nth;
  return Math.floor((to - DAY_MS - date.getTime()) / DAY_MS / 7) + 1 === -nth;
}

function startOfDay(wall: WallTime): WallTime {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}
