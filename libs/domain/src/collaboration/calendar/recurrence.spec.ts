import { describe, expect, it } from '@jest/globals';
import { comesTrue, describesStart, lastCounted, startsBetween } from './recurrence.js';
import { assertRecurrenceLimits } from './recurrence-limits.js';
import { parseRecurrenceRule } from './recurrence-rule.js';
import type { Series } from './series.js';
import { instantOf } from './zoned-time.js';

const BERLIN = 'Europe/Berlin';

/** What a clock in the zone shows: `2026-03-29T09:00`. */
const at = (shown: string, timeZone = BERLIN) => instantOf(Date.parse(`${shown}Z`), timeZone);
const utc = (text: string) => new Date(`${text}Z`);

function seriesOf(start: string, text: string, timeZone = BERLIN, lastStart: Date | null = null): Series {
  const rule = parseRecurrenceRule(text);
  assertRecurrenceLimits(rule, false);
  return { start: at(start, timeZone), timeZone, allDay: false, rule, lastStart };
}

const startsIn = (series: Series, from: Date, to: Date) => [...startsBetween(series, from, to)];

describe('a series', () => {
  const days = (series: Series, from: string, to: string) => startsIn(series, utc(from), utc(to)).map((start) => start.toISOString().slice(5, 10));

  /** Asked for year by year, as nobody asks for more at once. */
  const firstDays = (series: Series, count: number) => {
    const found: string[] = [];
    for (let year = 2026; found.length < count; year += 1) found.push(...days(series, `${year}-01-01T00:00`, `${year + 1}-01-01T00:00`));
    return found.slice(0, count);
  };

  it('keeps the time of day in its zone when clocks are put forward and back', () => {
    const weekly = seriesOf('2026-01-05T09:00', 'FREQ=WEEKLY');
    expect(startsIn(weekly, utc('2026-03-20T00:00'), utc('2026-04-04T00:00'))).toEqual([utc('2026-03-23T08:00'), utc('2026-03-30T07:00')]);
    expect(startsIn(weekly, utc('2026-10-17T00:00'), utc('2026-11-01T00:00'))).toEqual([utc('2026-10-19T07:00'), utc('2026-10-26T08:00')]);
    const newYork = seriesOf('2026-03-01T09:00', 'FREQ=WEEKLY', 'America/New_York');
    expect(startsIn(newYork, utc('2026-03-01T00:00'), utc('2026-03-10T00:00'))).toEqual([utc('2026-03-01T14:00'), utc('2026-03-08T13:00')]);
  });

  it('has an occurrence also at a time of day that a clock leaves out or shows twice', () => {
    const early = seriesOf('2026-03-01T02:30', 'FREQ=DAILY');
    expect(startsIn(early, utc('2026-03-28T00:00'), utc('2026-03-31T00:00'))).toEqual([
      utc('2026-03-28T01:30'), utc('2026-03-29T01:30'), utc('2026-03-30T00:30'),
    ]);
    expect(startsIn(early, utc('2026-10-24T00:00'), utc('2026-10-27T00:00'))).toEqual([
      utc('2026-10-24T00:30'), utc('2026-10-25T00:30'), utc('2026-10-26T01:30'),
    ]);
  });

  it('counts days as they are in the zone, on either side of the date line', () => {
    const auckland = seriesOf('2026-01-01T08:00', 'FREQ=MONTHLY;BYMONTHDAY=1', 'Pacific/Auckland');
    expect(startsIn(auckland, utc('2026-01-01T00:00'), utc('2026-04-01T00:00'))).toEqual([utc('2026-01-31T19:00'), utc('2026-02-28T19:00'), utc('2026-03-31T19:00')]);
    const honolulu = seriesOf('2026-01-01T20:00', 'FREQ=MONTHLY', 'Pacific/Honolulu');
    expect(startsIn(honolulu, utc('2026-01-01T00:00'), utc('2026-03-01T00:00'))).toEqual([utc('2026-01-02T06:00'), utc('2026-02-02T06:00')]);
  });

  it('gives what begins from one instant until before another, to the millisecond', () => {
    const daily = { ...seriesOf('2026-01-05T09:00', 'FREQ=DAILY'), start: utc('2026-01-05T08:00:00.250') };
    const second = utc('2026-01-06T08:00:00.250');
    const next = new Date(second.getTime() + 1);
    expect(startsIn(daily, second, next)).toEqual([second]);
    expect(startsIn(daily, next, utc('2026-01-07T08:00:00.250'))).toEqual([]);
    expect(startsIn(daily, utc('2025-01-01T00:00'), daily.start)).toEqual([]);
    expect(startsIn(daily, second, second)).toEqual([]);
  });

  it('ends with the last start', () => {
    const lastStart = at('2026-01-07T09:00');
    const ended = seriesOf('2026-01-05T09:00', 'FREQ=DAILY', BERLIN, lastStart);
    expect(days(ended, '2026-01-01T00:00', '2026-02-01T00:00')).toEqual(['01-05', '01-06', '01-07']);
    expect(days(ended, '2026-01-08T00:00', '2026-02-01T00:00')).toEqual([]);
    expect(startsIn(ended, lastStart, utc('2026-02-01T00:00'))).toEqual([lastStart]);
  });

  it.each([
    ['every day', '2026-01-30T09:00', 'FREQ=DAILY', ['01-30', '01-31', '02-01', '02-02']],
    ['every third day', '2026-01-30T09:00', 'FREQ=DAILY;INTERVAL=3', ['01-30', '02-02', '02-05', '02-08']],
    ['every working day', '2026-01-30T09:00', 'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', ['01-30', '02-02', '02-03', '02-04']],
    ['every day of one month', '2026-01-30T09:00', 'FREQ=DAILY;BYMONTH=1', ['01-30', '01-31', '01-01', '01-02']],
    ['every week', '2026-01-07T09:00', 'FREQ=WEEKLY', ['01-07', '01-14', '01-21', '01-28']],
    ['on several days of every other week', '2026-01-07T09:00', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,SU', ['01-07', '01-11', '01-19', '01-21']],
    ['with weeks from Sunday', '2026-01-07T09:00', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,SU;WKST=SU', ['01-07', '01-18', '01-19', '01-21']],
    ['on the last of some days of a week', '2026-01-09T09:00', 'FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=-1', ['01-09', '01-16', '01-23', '01-30']],
    ['every month', '2026-01-15T09:00', 'FREQ=MONTHLY', ['01-15', '02-15', '03-15', '04-15']],
    ['in months that have the day', '2026-01-31T09:00', 'FREQ=MONTHLY', ['01-31', '03-31', '05-31', '07-31']],
    ['on the last day of a month', '2026-01-31T09:00', 'FREQ=MONTHLY;BYMONTHDAY=-1', ['01-31', '02-28', '03-31', '04-30']],
    ['on the second Monday', '2026-01-12T09:00', 'FREQ=MONTHLY;BYDAY=2MO', ['01-12', '02-09', '03-09', '04-13']],
    ['on the last Friday', '2026-01-30T09:00', 'FREQ=MONTHLY;BYDAY=-1FR', ['01-30', '02-27', '03-27', '04-24']],
    ['on the fifth Thursday', '2026-01-29T09:00', 'FREQ=MONTHLY;BYDAY=5TH', ['01-29', '04-30', '07-30', '10-29']],
    ['on the last working day', '2026-01-30T09:00', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', ['01-30', '02-27', '03-31', '04-30']],
    ['on Friday the thirteenth', '2026-02-13T09:00', 'FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', ['02-13', '03-13', '11-13', '08-13']],
    ['every quarter', '2026-01-31T09:00', 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1', ['01-31', '04-30', '07-31', '10-31']],
    ['every year', '2026-06-15T09:00', 'FREQ=YEARLY', ['06-15', '06-15', '06-15', '06-15']],
    ['in leap years', '2028-02-29T09:00', 'FREQ=YEARLY', ['02-29', '02-29', '02-29', '02-29']],
    ['in two months of the year', '2026-01-15T09:00', 'FREQ=YEARLY;BYMONTH=1,7', ['01-15', '07-15', '01-15', '07-15']],
    ['on the fourth Thursday of November', '2026-11-26T09:00', 'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', ['11-26', '11-25', '11-23', '11-22']],
    ['on the first Monday of the year', '2026-01-05T09:00', 'FREQ=YEARLY;BYDAY=1MO', ['01-05', '01-04', '01-03', '01-01']],
    ['on the last Sunday of the year', '2026-12-27T09:00', 'FREQ=YEARLY;BYDAY=-1SU', ['12-27', '12-26', '12-31', '12-30']],
    ['every fourth year', '2026-06-15T09:00', 'FREQ=YEARLY;INTERVAL=4', ['06-15', '06-15', '06-15', '06-15']],
    ['on working days of every second day', '2026-01-05T09:00', 'FREQ=DAILY;INTERVAL=2;BYDAY=MO,WE', ['01-05', '01-07', '01-19', '01-21']],
    ['on the first of a month, day by day', '2026-01-01T09:00', 'FREQ=DAILY;BYMONTHDAY=1', ['01-01', '02-01', '03-01', '04-01']],
    ['in some months of every other week', '2026-01-05T09:00', 'FREQ=WEEKLY;INTERVAL=2;BYMONTH=1', ['01-05', '01-19', '01-04', '01-18']],
    ['on days of the year, from either end', '2026-04-10T09:00', 'FREQ=YEARLY;BYYEARDAY=100,-1', ['04-10', '12-31', '04-10', '12-31']],
    ['on Monday of week 20', '2026-05-11T09:00', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', ['05-11', '05-17', '05-15', '05-14']],
    ['on its weekday of a week', '2026-05-13T09:00', 'FREQ=YEARLY;BYWEEKNO=20', ['05-13', '05-19', '05-17', '05-16']],
    ['in the last week of the year', '2026-12-28T09:00', 'FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO', ['12-28', '12-27', '12-25', '12-24']],
    ['in week 53, where there is one', '2026-12-28T09:00', 'FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO', ['12-28', '12-27', '12-28', '12-28']],
  ])('is %s', (_when, start, text, expected) => {
    const series = seriesOf(start, text);
    expect(describesStart(series)).toBe(true);
    expect(firstDays(series, 4)).toEqual(expected);
    expect(lastCounted(series)).toBeNull();
  });

  it('is the same wherever one looks from', () => {
    const series = seriesOf('2026-01-12T09:00', 'FREQ=MONTHLY;INTERVAL=5;BYDAY=2MO,-1SU;BYSETPOS=1,2');
    const all = startsIn(series, utc('2026-01-01T00:00'), utc('2046-01-01T00:00'));
    for (const [place, start] of all.entries()) {
      const next = all[place + 1];
      if (next) expect(startsIn(series, start, next)).toEqual([start]);
    }
    expect(all.length).toBeGreaterThan(80);
  });

  it.each([
    ['several times of a day', '2026-01-05T09:00', 'FREQ=DAILY;BYHOUR=9,15;BYMINUTE=0,30', ['05T09:00', '05T09:30', '05T15:00', '05T15:30', '06T09:00']],
    ['every six hours', '2026-01-05T09:00', 'FREQ=HOURLY;INTERVAL=6', ['05T09:00', '05T15:00', '05T21:00', '06T03:00', '06T09:00']],
    ['every seven hours of working time', '2026-01-05T09:00', 'FREQ=HOURLY;INTERVAL=7;BYHOUR=9,10,11,12,13,14,15,16', ['05T09:00', '05T16:00', '06T13:00', '07T10:00', '08T14:00']],
    ['the last quarter of every hour of one day of the year', '2026-01-05T22:45', 'FREQ=HOURLY;BYYEARDAY=5;BYMINUTE=0,15,30,45;BYSETPOS=-1', ['05T22:45', '05T23:45']],
    ['the second time of a week', '2026-01-05T15:00', 'FREQ=WEEKLY;BYHOUR=9,15;BYSETPOS=2', ['05T15:00', '12T15:00', '19T15:00', '26T15:00']],
    ['with seconds', '2026-01-05T09:00', 'FREQ=MONTHLY;BYSECOND=0,30', ['05T09:00', '05T09:00:30']],
  ])('is %s', (_when, start, text, expected) => {
    const shown = startsIn(seriesOf(start, text, 'UTC'), utc('2026-01-01T00:00'), utc('2026-02-01T00:00'));
    expect(shown.slice(0, 5).map((each) => each.toISOString().slice(8).replace(/(:00)?\.000Z$/, ''))).toEqual(expected);
  });

  it('begins with its start, also where the rule does not describe that, and counts it', () => {
    const series = seriesOf('2026-01-05T09:00', 'FREQ=WEEKLY;BYDAY=TU;COUNT=3');
    expect(days(series, '2026-01-01T00:00', '2026-01-14T00:00')).toEqual(['01-05', '01-06', '01-13']);
    expect(lastCounted(series)).toEqual(at('2026-01-13T09:00'));
  });

  it('begins with its start in the second of two hours that clocks show alike', () => {
    const start = utc('2026-10-25T01:30');
    const series = { ...seriesOf('2026-10-25T02:30', 'FREQ=DAILY;COUNT=3'), start };
    const all = [start, utc('2026-10-26T01:30'), utc('2026-10-27T01:30')];
    expect(startsIn(series, utc('2026-10-01T00:00'), utc('2026-10-28T00:00'))).toEqual(all);
    expect(startsIn(series, start, new Date(start.getTime() + 1))).toEqual([start]);
    expect(lastCounted(series)).toEqual(all[2]);
    expect(lastCounted({ ...series, rule: { ...series.rule, count: 1 } })).toEqual(start);
    const hourly = { ...series, rule: parseRecurrenceRule('FREQ=HOURLY') };
    expect(startsIn(hourly, start, utc('2026-10-25T03:31'))).toEqual([start, utc('2026-10-25T02:30'), utc('2026-10-25T03:30')]);
  });

  it('has whole days from midnight, also when the first begins at one for want of a midnight', () => {
    const first = utc('2026-09-06T04:00');
    const series = { ...seriesOf('2026-09-06T01:00', 'FREQ=DAILY;COUNT=3', 'America/Santiago'), allDay: true };
    expect(startsIn(series, utc('2026-09-01T00:00'), utc('2026-10-01T00:00')).slice(0, 3)).toEqual([first, utc('2026-09-07T03:00'), utc('2026-09-08T03:00')]);
    expect(lastCounted(series)).toEqual(utc('2026-09-08T03:00'));
  });

  it('has each instant once and in order where clocks are put forward over several times', () => {
    const quarters = seriesOf('2026-03-28T01:00', 'FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,45');
    expect(startsIn(quarters, utc('2026-03-29T00:00'), utc('2026-03-29T12:00'))).toEqual(
      ['00:00', '00:45', '01:00', '01:45'].map((time) => utc(`2026-03-29T${time}`)),
    );
    expect(startsIn(seriesOf('2026-03-28T02:30', 'FREQ=DAILY'), utc('2026-03-29T00:00'), utc('2026-03-30T00:00'))).toEqual([utc('2026-03-29T01:30')]);
  });

  it.each([
    ['2026-01-30T09:00', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', false],
    ['2026-01-30T09:00', 'FREQ=MONTHLY;BYMONTHDAY=31;INTERVAL=12;BYMONTH=2', false],
    ['2026-01-30T09:00', 'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2', false],
    ['2026-01-30T09:00', 'FREQ=HOURLY;INTERVAL=24;BYHOUR=10', false],
    ['2072-03-01T09:00', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO', true],
    ['2026-01-05T09:00', 'FREQ=WEEKLY;BYDAY=TU', true],
    ['2399-06-15T09:00', 'FREQ=YEARLY', true],
  ])('from %s on, %s comes true: %s', (start, text, expected) => {
    expect(comesTrue(seriesOf(start, text))).toBe(expected);
  });

  it.each([
    ['2026-01-05T09:00', 'FREQ=WEEKLY;BYDAY=TU'],
    ['2026-01-05T09:00', 'FREQ=DAILY;BYMONTH=2'],
    ['2026-01-30T09:00', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'],
    ['2026-01-30T09:00', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30'],
    ['2026-01-05T09:00', 'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2'],
    ['2026-01-05T09:00', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=31'],
    ['2026-01-05T09:00', 'FREQ=MONTHLY;BYDAY=2MO'],
    ['2026-01-05T09:00', 'FREQ=MONTHLY;BYMONTHDAY=-1'],
  ])('knows that %s is not described by %s', (start, text) => {
    expect(describesStart(seriesOf(start, text))).toBe(false);
  });

  it.each([
    ['2026-01-05T09:00', 'FREQ=DAILY;COUNT=1', '2026-01-05T09:00'],
    ['2026-03-23T09:00', 'FREQ=WEEKLY;COUNT=3', '2026-04-06T09:00'],
    ['2026-01-05T09:00', 'FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4', '2026-01-14T09:00'],
    ['2026-01-31T09:00', 'FREQ=MONTHLY;COUNT=2', '2026-03-31T09:00'],
    ['2026-01-05T09:00', 'FREQ=DAILY;COUNT=1000', '2028-09-30T09:00'],
    ['2026-01-05T09:00', 'FREQ=HOURLY;COUNT=25', '2026-01-06T09:00'],
    ['2399-12-30T09:00', 'FREQ=DAILY;COUNT=1000', '2399-12-31T09:00'],
  ])('counts from %s by %s until %s', (start, text, last) => {
    expect(lastCounted(seriesOf(start, text))).toEqual(at(last));
  });
});
