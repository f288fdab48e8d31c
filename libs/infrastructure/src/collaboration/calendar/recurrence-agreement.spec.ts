import { assertRecurrenceLimits, comesTrue, parseRecurrenceRule, ruleInFull, startsBetween, WEEKDAYS, type RecurrenceRule } from '@halolight/domain/collaboration';
import { InvalidInputError } from '@halolight/domain/kernel';
import { expect, it } from '@jest/globals';
import rrule, { type Options } from 'rrule';

const DAY_MS = 86_400_000;
const FREQUENCIES = { HOURLY: rrule.Frequency.HOURLY, DAILY: rrule.Frequency.DAILY, WEEKLY: rrule.Frequency.WEEKLY, MONTHLY: rrule.Frequency.MONTHLY, YEARLY: rrule.Frequency.YEARLY };
const DAYS = ['', ';BYDAY=MO,WE,SU', ';BYDAY=2TU,-1FR', ';BYMONTHDAY=1,15,-1', ';BYMONTHDAY=13;BYDAY=FR', ';BYMONTHDAY=29;BYMONTH=2', ';BYMONTH=2,11', ';BYYEARDAY=1,100,-1', ';BYWEEKNO=1,20,53', ';BYWEEKNO=-1;BYDAY=MO'];
const TIMES = ['', ';BYHOUR=4,17', ';BYMINUTE=0,30'];
const POSITIONS = ['', ';BYSETPOS=1,-1'];
const STARTS = [Date.UTC(2024, 1, 29, 9, 30), Date.UTC(2025, 11, 31, 4), Date.UTC(2026, 2, 6, 17, 15)];

/** One in thirteen of all that can be put together of these, which has some of everything. */
function* allowedRules(): Generator<RecurrenceRule> {
  const parts = [['FREQ=HOURLY', 'FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY'], [';INTERVAL=1', ';INTERVAL=3'], DAYS, TIMES, POSITIONS, [';WKST=MO', ';WKST=SU']];
  const texts = parts.reduce((all, more) => all.flatMap((one) => more.map((other) => one + other)));
  for (const text of texts.filter((_text, place) => place % 13 === 0)) {
    const rule = parseRecurrenceRule(text);
    try {
      assertRecurrenceLimits(rule, false);
    } catch (error) {
      if (error instanceof InvalidInputError) continue;
      throw error;
    }
    yield rule;
  }
}

/** What the package rrule finds, which knows of UTC alone; what it is not told it takes from the start, but the weekday of a week. */
function foundByRrule(rule: RecurrenceRule, start: Date, from: Date, to: Date): Date[] {
  const { frequency, interval, byDay, byMonthDay, byMonth, byYearDay, byWeekNumber, byHour, byMinute, bySetPosition, weekStart } = ruleInFull(rule, start.getTime());
  const daysIntoWeek = (start.getUTCDay() + 6 - WEEKDAYS.indexOf(weekStart)) % 7;
  const options: Partial<Options> = {
    freq: FREQUENCIES[frequency],
    interval,
    // In the week that it is given first, rrule takes no notice of the days before, which BYSETPOS counts.
    dtstart: frequency === 'WEEKLY' ? new Date(start.getTime() - daysIntoWeek * DAY_MS) : start,
    until: to,
    wkst: WEEKDAYS.indexOf(weekStart),
    byweekday: byDay.map(({ weekday, nth }) => new rrule.Weekday(WEEKDAYS.indexOf(weekday), nth ?? undefined)),
    bymonthday: [...byMonthDay],
    bymonth: [...byMonth],
    byyearday: [...byYearDay],
    byweekno: [...byWeekNumber],
    byhour: [...byHour],
    byminute: [...byMinute],
    bysetpos: [...bySetPosition],
  };
  const found = new rrule.RRule(options).between(from, to, true).filter((each) => each < to);
  // Where two of BYSETPOS choose the same, rrule gives it twice.
  return [...new Set(found.map(Number))].map((each) => new Date(each));
}

it('finds for every rule what the package rrule finds, from wherever one looks', () => {
  const [found, expected]: [unknown[], unknown[]] = [[], []];
  for (const [place, rule] of [...allowedRules()].entries()) {
    const start = new Date(STARTS[place % STARTS.length] ?? NaN);
    const series = { start, timeZone: 'UTC', allDay: false, rule, lastStart: null };
    if (!comesTrue(series)) continue;
    const soon = [new Date(start.getTime() + 1), new Date(start.getTime() + 40 * DAY_MS)] as const;
    for (const [from, to] of [soon, [new Date('2028-12-20'), new Date('2029-01-12')] as const]) {
      found.push([rule, start, [...startsBetween(series, from, to)]]);
      expected.push([rule, start, foundByRrule(rule, start, from, to)]);
    }
  }
  expect(found.length).toBeGreaterThan(60);
  expect(found).toEqual(expected);
});
