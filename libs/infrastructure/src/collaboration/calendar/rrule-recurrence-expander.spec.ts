import { DayByDayRecurrenceExpander, recurrenceExpanderContract } from '@halolight/application/collaboration/testing';
import { assertRecurrenceLimits, parseRecurrenceRule, type RecurrenceRule } from '@halolight/domain/collaboration';
import { InvalidInputError } from '@halolight/domain/kernel';
import { expect, it } from '@jest/globals';
import { RruleRecurrenceExpander } from './rrule-recurrence-expander.js';

const expander = new RruleRecurrenceExpander();
const reference = new DayByDayRecurrenceExpander();
const DAY_MS = 86_400_000;

recurrenceExpanderContract('RruleRecurrenceExpander', expander);

const PARTS = ['', ';BYDAY=MO,WE,SU', ';BYDAY=2TU,-1FR', ';BYMONTHDAY=1,15,-1', ';BYMONTHDAY=13;BYDAY=FR', ';BYMONTHDAY=29;BYMONTH=2', ';BYMONTH=2,11'];
const POSITIONS = ['', ';BYSETPOS=1,-1'];

function allowedRules(): RecurrenceRule[] {
  const texts = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].flatMap((frequency) =>
    [1, 3].flatMap((interval) =>
      PARTS.flatMap((part) => POSITIONS.flatMap((position) => ['MO', 'SU'].map((week) => `FREQ=${frequency};INTERVAL=${interval}${part}${position};WKST=${week}`))),
    ),
  );
  return texts.flatMap((text) => {
    try {
      const rule = parseRecurrenceRule(text);
      assertRecurrenceLimits(rule);
      return [rule];
    } catch (error) {
      if (error instanceof InvalidInputError) return [];
      throw error;
    }
  });
}

/** The first day from 2024 on, at nine in New York, that the rule describes as its own start. */
function startFor(rule: RecurrenceRule): Date | null {
  for (let day = Date.UTC(2024, 0, 1, 14); day < Date.UTC(2025, 1, 1); day += DAY_MS) {
    const start = new Date(day);
    if (reference.describesStart({ start, timeZone: 'America/New_York', rule })) return start;
  }
  return null;
}

it('finds for every rule what looking at every day finds, over years and from wherever one looks', () => {
  const rules = allowedRules();
  expect(rules.length).toBeGreaterThan(50);
  for (const rule of rules) {
    const start = startFor(rule);
    if (!start) continue;
    const series = { start, timeZone: 'America/New_York', rule, lastStart: null };
    expect(expander.describesStart(series)).toBe(true);
    for (const [from, to] of [[2024, 2026], [2031, 2032]] as const) {
      const range = [new Date(Date.UTC(from, 4, 7)), new Date(Date.UTC(to, 4, 7))] as const;
      expect([rule, expander.startsIn(series, ...range)]).toEqual([rule, reference.startsIn(series, ...range)]);
    }
  }
});

it('tells for every rule on which days of a leap year it could begin', () => {
  for (const rule of allowedRules()) {
    for (let day = Date.UTC(2028, 1, 26); day < Date.UTC(2028, 2, 3); day += DAY_MS) {
      const series = { start: new Date(day), timeZone: 'UTC', rule };
      expect([rule, day, expander.describesStart(series)]).toEqual([rule, day, reference.describesStart(series)]);
    }
  }
});
