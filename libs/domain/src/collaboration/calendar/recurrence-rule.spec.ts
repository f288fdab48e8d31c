import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../kernel/index.js';
import { assertRecurrenceLimits } from './recurrence-limits.js';
import { parseRecurrenceRule, recurrenceText } from './recurrence-rule.js';

const refusal = (text: string, allDay = false) => {
  try {
    assertRecurrenceLimits(parseRecurrenceRule(text), allDay);
    return null;
  } catch (error) {
    if (error instanceof InvalidInputError) return error.faults;
    throw error;
  }
};

describe('a recurrence rule', () => {
  it('is read part by part', () => {
    expect(parseRecurrenceRule('FREQ=YEARLY;INTERVAL=2;COUNT=10;BYDAY=-1SU,2MO,TU;BYMONTHDAY=1,-1;BYMONTH=3,12;BYSETPOS=-1;WKST=SU')).toEqual({
      frequency: 'YEARLY',
      interval: 2,
      count: 10,
      until: null,
      byDay: [{ weekday: 'SU', nth: -1 }, { weekday: 'MO', nth: 2 }, { weekday: 'TU', nth: null }],
      byMonthDay: [1, -1],
      byMonth: [3, 12],
      byYearDay: [],
      byWeekNumber: [],
      byHour: [],
      byMinute: [],
      bySecond: [],
      bySetPosition: [-1],
      weekStart: 'SU',
    });
    expect(parseRecurrenceRule('FREQ=YEARLY;BYYEARDAY=1,-366;BYWEEKNO=20,-53;BYHOUR=0,23;BYMINUTE=0,59;BYSECOND=0,59')).toMatchObject({
      byYearDay: [1, -366], byWeekNumber: [20, -53], byHour: [0, 23], byMinute: [0, 59], bySecond: [0, 59],
    });
  });

  it('has an interval of one and weeks from Monday unless it says otherwise', () => {
    expect(parseRecurrenceRule('FREQ=DAILY')).toEqual({
      frequency: 'DAILY', interval: 1, count: null, until: null, byDay: [], byMonthDay: [], byMonth: [], byYearDay: [], byWeekNumber: [],
      byHour: [], byMinute: [], bySecond: [], bySetPosition: [], weekStart: 'MO',
    });
  });

  it.each([
    ['rrule:freq=weekly;byday=mo', 'FREQ=WEEKLY;BYDAY=MO'],
    [' FREQ=DAILY;INTERVAL=1;WKST=MO ', 'FREQ=DAILY'],
    ['FREQ=WEEKLY;BYDAY=MO,MO', 'FREQ=WEEKLY;BYDAY=MO'],
    ['FREQ=MONTHLY;BYDAY=+1FR;COUNT=3', 'FREQ=MONTHLY;COUNT=3;BYDAY=1FR'],
    ['FREQ=DAILY;UNTIL=20261231', 'FREQ=DAILY;UNTIL=20261231'],
    ['FREQ=DAILY;UNTIL=20261231T235959', 'FREQ=DAILY;UNTIL=20261231T235959'],
    ['FREQ=YEARLY;BYSECOND=0;BYMINUTE=0;BYHOUR=9,15;BYYEARDAY=100;BYWEEKNO=15', 'FREQ=YEARLY;BYWEEKNO=15;BYYEARDAY=100;BYHOUR=9,15;BYMINUTE=0;BYSECOND=0'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=4;BYSETPOS=1;WKST=SU', 'FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29;BYSETPOS=1;WKST=SU'],
  ])('is written anew in one way: %s', (text, written) => {
    expect(recurrenceText(parseRecurrenceRule(text))).toBe(written);
    expect(recurrenceText(parseRecurrenceRule(written))).toBe(written);
  });

  it.each([
    'FREQ=DAILY', 'FREQ=DAILY;INTERVAL=1000', 'FREQ=DAILY;COUNT=5000', 'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'FREQ=DAILY;BYMONTH=1',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', 'FREQ=WEEKLY;BYMONTH=6', 'FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=-1',
    'FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=MONTHLY;BYDAY=5MO', 'FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=YEARLY', 'FREQ=YEARLY;BYDAY=53MO', 'FREQ=YEARLY;BYDAY=-53MO', 'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', 'FREQ=YEARLY;BYMONTH=1,7;BYSETPOS=1',
    'FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', 'FREQ=YEARLY;BYMONTHDAY=-1;BYSETPOS=366',
    'FREQ=HOURLY;INTERVAL=6', 'FREQ=DAILY;BYHOUR=9,15', 'FREQ=DAILY;BYMINUTE=1', 'FREQ=DAILY;BYSECOND=1', 'FREQ=YEARLY;BYYEARDAY=100', 'FREQ=YEARLY;BYWEEKNO=20',
    'FREQ=DAILY;BYMONTHDAY=1', 'FREQ=WEEKLY;INTERVAL=2;BYMONTH=1', 'FREQ=DAILY;INTERVAL=2;BYMONTH=1', 'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
    'FREQ=DAILY;BYDAY=MO;BYSETPOS=1', 'FREQ=HOURLY;BYYEARDAY=1', 'FREQ=HOURLY;BYMINUTE=0,15,30,45', 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0',
  ])('may be %s', (text) => expect(refusal(text)).toBeNull());

  it.each([
    '', 'nonsense', 'FREQ', 'FREQ=', 'FREQ=DAILY;', 'FREQ=DAILY=WEEKLY', 'COUNT=3', 'FREQ=DAILY;FREQ=WEEKLY', 'FREQ=DAILY\nX:Y',
    'FREQ=SECONDLY', 'FREQ=MINUTELY', 'FREQ=FORTNIGHTLY', 'FREQ=DAILY;BYHOUR=24', 'FREQ=DAILY;BYHOUR=-1', 'FREQ=DAILY;BYMINUTE=60', 'FREQ=DAILY;BYSECOND=60',
    'FREQ=DAILY;BYYEARDAY=100', 'FREQ=WEEKLY;BYYEARDAY=100', 'FREQ=MONTHLY;BYYEARDAY=100', 'FREQ=YEARLY;BYYEARDAY=367', 'FREQ=MONTHLY;BYWEEKNO=20', 'FREQ=YEARLY;BYWEEKNO=54',
    'FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO', 'FREQ=HOURLY;BYMINUTE=0,10,20,30,40,50', 'FREQ=HOURLY;BYDAY=1MO', 'FREQ=YEARLY;BYEASTER=1', 'FREQ=DAILY;X-WHAT=1', 'FREQ=DAILY;__PROTO__=1',
    'FREQ=DAILY;INTERVAL=0', 'FREQ=DAILY;INTERVAL=-1', 'FREQ=DAILY;INTERVAL=1001', 'FREQ=DAILY;INTERVAL=1.5', 'FREQ=DAILY;INTERVAL=1e2', 'FREQ=DAILY;INTERVAL=',
    'FREQ=DAILY;COUNT=0', 'FREQ=DAILY;COUNT=5001', 'FREQ=DAILY;COUNT=99999999999', 'FREQ=DAILY;COUNT=3;UNTIL=20261231',
    'FREQ=DAILY;UNTIL=2026-12-31', 'FREQ=DAILY;UNTIL=20261231Z', 'FREQ=DAILY;UNTIL=20261231T2359',
    'FREQ=WEEKLY;BYDAY=XX', 'FREQ=WEEKLY;BYDAY=MO,', 'FREQ=WEEKLY;BYDAY=0MO', 'FREQ=WEEKLY;BYDAY=1MO', 'FREQ=DAILY;BYDAY=1MO', 'FREQ=MONTHLY;BYDAY=6MO',
    'FREQ=MONTHLY;BYDAY=-6MO', 'FREQ=YEARLY;BYDAY=54MO', 'FREQ=YEARLY;BYMONTH=1;BYDAY=6MO',
    'FREQ=MONTHLY;BYMONTHDAY=0', 'FREQ=MONTHLY;BYMONTHDAY=32', 'FREQ=MONTHLY;BYMONTHDAY=-32', 'FREQ=MONTHLY;BYMONTHDAY=x', 'FREQ=WEEKLY;BYMONTHDAY=1',
    'FREQ=YEARLY;BYMONTH=0', 'FREQ=YEARLY;BYMONTH=13', 'FREQ=YEARLY;BYMONTH=-1',
    'FREQ=MONTHLY;BYSETPOS=1', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367',
    'FREQ=WEEKLY;WKST=XX', `FREQ=MONTHLY;BYMONTHDAY=${'1,'.repeat(300)}1`,
  ])('is not "%s"', (text) => {
    expect(refusal(text)).toEqual([{ field: 'rrule', message: expect.stringMatching(/\S/) }]);
  });

  it.each(['FREQ=HOURLY', 'FREQ=DAILY;BYHOUR=9', 'FREQ=DAILY;BYMINUTE=0', 'FREQ=DAILY;BYSECOND=0'])('of whole days is not "%s"', (text) => {
    expect([refusal(text), refusal(text, true)]).toEqual([null, [{ field: 'rrule', message: expect.stringMatching(/\S/) }]]);
  });
});
