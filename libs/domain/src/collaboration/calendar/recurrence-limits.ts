import { ruleFault, type RecurrenceRule } from './recurrence-rule.js';

/**
 * What may stand beside what, RFC 5545 section 3.3.10, and what keeps a rule from searching years of days for its next occurrence:
 * every rule that passes, and describes its own start, comes again soon.
 * @throws InvalidInputError naming `rrule`
 */
export function assertRecurrenceLimits(rule: RecurrenceRule): void {
  const fault = LIMITS.find(({ isBroken }) => isBroken(rule));
  if (fault) throw ruleFault(fault.message);
}

const has = (part: readonly unknown[]): boolean => part.length > 0;

const LIMITS: readonly { readonly isBroken: (rule: RecurrenceRule) => boolean; readonly message: string }[] = [
  { isBroken: ({ count, until }) => count !== null && until !== null, message: 'COUNT and UNTIL exclude each other' },
  {
    isBroken: ({ frequency, byMonthDay }) => has(byMonthDay) && (frequency === 'DAILY' || frequency === 'WEEKLY'),
    message: 'BYMONTHDAY goes with FREQ=MONTHLY or FREQ=YEARLY',
  },
  {
    isBroken: ({ frequency, bySetPosition }) => has(bySetPosition) && frequency === 'DAILY',
    message: 'BYSETPOS goes with FREQ=WEEKLY, FREQ=MONTHLY or FREQ=YEARLY',
  },
  {
    isBroken: ({ bySetPosition, byDay, byMonthDay, byMonth }) => has(bySetPosition) && !has(byDay) && !has(byMonthDay) && !has(byMonth),
    message: 'BYSETPOS needs another BY part to choose from',
  },
  {
    isBroken: ({ frequency, interval, byDay, byMonth }) => frequency === 'DAILY' && interval > 1 && (has(byDay) || has(byMonth)),
    message: 'With FREQ=DAILY, BYDAY and BYMONTH need INTERVAL=1; use FREQ=WEEKLY or FREQ=MONTHLY',
  },
  {
    isBroken: ({ frequency, interval, byMonth }) => frequency === 'WEEKLY' && interval > 1 && has(byMonth),
    message: 'With FREQ=WEEKLY, BYMONTH needs INTERVAL=1',
  },
  {
    isBroken: ({ byDay, ...rule }) => byDay.some(({ nth }) => nth !== null && Math.abs(nth) > mostWeekdays(rule)),
    message: 'A number in BYDAY needs FREQ=MONTHLY, up to 5, or FREQ=YEARLY, up to 53 without BYMONTH',
  },
];

/** How many weekdays of one kind a period has at most, as far as they are counted. */
function mostWeekdays({ frequency, byMonth }: Pick<RecurrenceRule, 'frequency' | 'byMonth'>): number {
  if (frequency === 'MONTHLY') return 5;
  if (frequency === 'YEARLY') return has(byMonth) ? 5 : 53;
  return 0;
}
