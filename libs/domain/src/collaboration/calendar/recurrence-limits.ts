import { ruleFault, type RecurrenceRule } from './recurrence-rule.js';

/** The most times of one day that a rule may choose: every quarter of an hour. */
const MAX_TIMES_A_DAY = 96;

/** What may stand beside what, RFC 5545 section 3.3.10, and how dense a rule may be. @throws InvalidInputError naming `rrule` */
export function assertRecurrenceLimits(rule: RecurrenceRule, allDay: boolean): void {
  const fault = LIMITS.find(({ isBroken }) => isBroken(rule, allDay));
  if (fault) throw ruleFault(fault.message);
}

const has = (part: readonly unknown[]): boolean => part.length > 0;

const LIMITS: readonly { readonly isBroken: (rule: RecurrenceRule, allDay: boolean) => boolean; readonly message: string }[] = [
  { isBroken: ({ count, until }) => count !== null && until !== null, message: 'COUNT and UNTIL exclude each other' },
  { isBroken: ({ frequency, byMonthDay }) => has(byMonthDay) && frequency === 'WEEKLY', message: 'BYMONTHDAY does not go with FREQ=WEEKLY' },
  {
    isBroken: ({ frequency, byYearDay }) => has(byYearDay) && frequency !== 'YEARLY' && frequency !== 'HOURLY',
    message: 'BYYEARDAY goes with FREQ=YEARLY or FREQ=HOURLY',
  },
  { isBroken: ({ frequency, byWeekNumber }) => has(byWeekNumber) && frequency !== 'YEARLY', message: 'BYWEEKNO goes with FREQ=YEARLY' },
  { isBroken: ({ bySetPosition, ...rule }) => has(bySetPosition) && !hasChoice(rule), message: 'BYSETPOS needs another BY part to choose from' },
  {
    isBroken: ({ byDay, ...rule }) => byDay.some(({ nth }) => nth !== null && Math.abs(nth) > mostWeekdays(rule)),
    message: 'A number in BYDAY needs FREQ=MONTHLY, up to 5, or FREQ=YEARLY without BYWEEKNO, up to 53 without BYMONTH',
  },
  { isBroken: (rule, allDay) => allDay && (rule.frequency === 'HOURLY' || hasTime(rule)), message: 'Whole days have no FREQ=HOURLY, BYHOUR, BYMINUTE or BYSECOND' },
  { isBroken: (rule) => timesADay(rule) > MAX_TIMES_A_DAY, message: `BYHOUR, BYMINUTE and BYSECOND may choose at most ${MAX_TIMES_A_DAY} times of a day` },
];

function hasTime({ byHour, byMinute, bySecond }: RecurrenceRule): boolean {
  return [byHour, byMinute, bySecond].some(has);
}

function hasChoice(rule: Omit<RecurrenceRule, 'bySetPosition'>): boolean {
  return [rule.byMonth, rule.byWeekNumber, rule.byYearDay, rule.byMonthDay, rule.byDay, rule.byHour, rule.byMinute, rule.bySecond].some(has);
}

function timesADay({ frequency, byHour, byMinute, bySecond }: RecurrenceRule): number {
  const hours = byHour.length || (frequency === 'HOURLY' ? 24 : 1);
  return hours * (byMinute.length || 1) * (bySecond.length || 1);
}

/** How many weekdays of one kind a period has at most, as far as they are counted. */
function mostWeekdays({ frequency, byMonth, byWeekNumber }: Pick<RecurrenceRule, 'frequency' | 'byMonth' | 'byWeekNumber'>): number {
  if (frequency === 'MONTHLY') return 5;
  if (frequency !== 'YEARLY' || has(byWeekNumber)) return 0;
  return has(byMonth) ? 5 : 53;
}
