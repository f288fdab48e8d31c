import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../kernel/index.js';
import { recurrenceText } from './recurrence-rule.js';
import { dateText, instantText, readEventRule, seriesOf, untilOf } from './series.js';

const HOUR = { start: new Date('2026-01-05T08:00:00Z'), end: new Date('2026-01-05T09:00:00Z'), timeZone: 'Europe/Berlin', allDay: false };
const DAY = { start: new Date('2026-01-04T23:00:00Z'), end: new Date('2026-01-05T23:00:00Z'), timeZone: 'Europe/Berlin', allDay: true };

describe('the rule of an event', () => {
  it.each([
    ['a date to the end of that day', HOUR, '20260701', '20260701T215959Z'],
    ['a time in its zone', HOUR, '20260701T120000', '20260701T100000Z'],
    ['an instant', HOUR, '20260701T100000Z', '20260701T100000Z'],
    ['a date for whole days', DAY, '20260701', '20260701'],
    ['an instant for whole days', DAY, '20260630T220000Z', '20260701'],
    ['a time for whole days', DAY, '20260701T235959', '20260701'],
    ['the day it begins', DAY, '20260105', '20260105'],
    ['the end of all time', HOUR, '99991231', '24000101T000000Z'],
  ])('keeps UNTIL, given as %s', (_as, times, until, kept) => {
    const rule = readEventRule(`FREQ=DAILY;UNTIL=${until}`, times);
    expect(recurrenceText(rule)).toBe(`FREQ=DAILY;UNTIL=${kept}`);
    expect(readEventRule(recurrenceText(rule), times)).toEqual(rule);
  });

  it.each(['20260104', '20260105T075959Z', '20260230', '20261301', '20260101T250000Z', '20260101T006000Z', '00000000'])('refuses UNTIL=%s', (until) => {
    expect(() => readEventRule(`FREQ=DAILY;UNTIL=${until}`, HOUR)).toThrow(InvalidInputError);
  });

  it('is within the limits, and may have no end', () => {
    expect(() => readEventRule('FREQ=WEEKLY;BYMONTHDAY=3', HOUR)).toThrow(InvalidInputError);
    expect(untilOf(readEventRule('FREQ=DAILY', HOUR), HOUR)).toBeNull();
  });
});

describe('the series of an event', () => {
  it('is none for an event that is once', () => {
    expect(seriesOf({ ...HOUR, rrule: null, lastStart: null })).toBeNull();
  });

  it('is its start and rule in its zone', () => {
    const lastStart = new Date('2026-01-07T08:00:00Z');
    expect(seriesOf({ ...HOUR, rrule: 'FREQ=DAILY;COUNT=3', lastStart })).toEqual({
      start: HOUR.start, timeZone: 'Europe/Berlin', allDay: false, lastStart, rule: expect.objectContaining({ frequency: 'DAILY', count: 3 }),
    });
  });
});

it('writes dates and instants as RFC 5545 does', () => {
  expect(dateText(Date.parse('2026-12-31T23:59:59.999Z'))).toBe('20261231');
  expect(dateText(Date.parse('1965-01-02T01:00:00Z'))).toBe('19650102');
  expect(instantText(new Date('2026-12-31T22:59:59.750Z'))).toBe('20261231T225959Z');
});
