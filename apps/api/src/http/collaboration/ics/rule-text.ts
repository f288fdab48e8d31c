import { dateText, describesStart, instantText, recurrenceText, ruleInFull, wallTimeOf, type Series } from '@halolight/domain/collaboration';

/**
 * The rule as all programs read it alike. They differ in the day of a yearly rule that names none but 29 February or a week, and in whether
 * COUNT counts a start that the rule does not describe and times that clocks leave out: the last start says the same as an UNTIL.
 */
export function ruleText({ start, timeZone, allDay, rule, lastStart }: Series): string {
  const wall = wallTimeOf(start, timeZone);
  const isVague = rule.frequency === 'YEARLY' && (rule.byWeekNumber.length > 0 || dateText(wall).endsWith('0229'));
  const { byDay, byMonthDay, byMonth } = isVague ? ruleInFull(rule, wall) : rule;
  const last = rule.count === null ? null : lastStart;
  const until = last && (allDay ? dateText(wallTimeOf(last, timeZone)) : instantText(last));
  return recurrenceText({ ...rule, byDay, byMonthDay, byMonth, count: null, until: until ?? rule.until });
}

/** The start where the rule does not describe it: there are programs that would leave it out. */
export function startsBeside(series: Series): readonly Date[] {
  return describesStart(series) ? [] : [series.start];
}
