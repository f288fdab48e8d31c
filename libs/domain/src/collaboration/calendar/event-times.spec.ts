import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../kernel/index.js';
import { assertEventTimes, endOfOccurrence, overlaps, type EventTimes } from './event-times.js';

const times = (given: Partial<EventTimes> = {}): EventTimes => ({
  start: new Date('2026-01-05T08:00:00Z'),
  end: new Date('2026-01-05T09:00:00Z'),
  timeZone: 'Europe/Berlin',
  allDay: false,
  ...given,
});
const days = (start: string, end: string, timeZone = 'Europe/Berlin') => times({ start: new Date(start), end: new Date(end), timeZone, allDay: true });
const faultsOf = (given: EventTimes) => {
  try {
    assertEventTimes(given);
    return [];
  } catch (error) {
    if (error instanceof InvalidInputError) return error.faults.map(({ field }) => field);
    throw error;
  }
};

describe('the times of an event', () => {
  it.each([
    ['an hour', times()],
    ['a millisecond', times({ end: new Date('2026-01-05T08:00:00.001Z') })],
    ['366 days', times({ end: new Date('2027-01-06T08:00:00Z') })],
    ['the first there is', times({ start: new Date('1900-01-01T00:00:00Z'), end: new Date('1900-01-01T01:00:00Z') })],
    ['the last there is', times({ start: new Date('2399-12-31T23:00:00Z'), end: new Date('2400-01-01T00:00:00Z') })],
    ['a day in its zone', days('2026-01-04T23:00:00Z', '2026-01-05T23:00:00Z')],
    ['the day on which clocks are put forward', days('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')],
    ['a day that begins at one, for want of a midnight', days('2018-11-04T03:00:00Z', '2018-11-05T02:00:00Z', 'America/Sao_Paulo')],
  ])('may be %s', (_what, given) => expect(faultsOf(given)).toEqual([]));

  it.each([
    ['no time at all', times({ end: new Date('2026-01-05T08:00:00Z') }), ['end']],
    ['backwards', times({ end: new Date('2026-01-05T07:00:00Z') }), ['end']],
    ['longer than 366 days', times({ end: new Date('2027-01-06T08:00:00.001Z') }), ['end']],
    ['before 1900', times({ start: new Date('1899-12-31T23:59:59Z') }), ['start']],
    ['after 2400', times({ start: new Date('2400-01-01T00:00:01Z'), end: new Date('2400-01-01T00:00:02Z') }), ['start', 'end']],
    ['no times', times({ start: new Date(NaN), end: new Date(NaN) }), ['start', 'end']],
    ['in no zone', times({ timeZone: 'Mars/Base', end: new Date(0) }), ['timeZone']],
    ['days that begin at another hour', days('2026-01-05T00:00:00Z', '2026-01-05T23:00:00Z'), ['start']],
    ['days that end at another hour', days('2026-01-04T23:00:00Z', '2026-01-06T00:00:00Z'), ['end']],
    ['days of another zone', days('2026-01-04T23:00:00Z', '2026-01-05T23:00:00Z', 'UTC'), ['start', 'end']],
  ])('are not %s', (_what, given, fields) => expect(faultsOf(given)).toEqual(fields));
});

describe('an occurrence', () => {
  it('lasts exactly as long as the first, whatever clocks do meanwhile', () => {
    const night = times({ start: new Date('2026-01-05T21:00:00Z'), end: new Date('2026-01-06T05:00:00Z') });
    expect(endOfOccurrence(night, new Date('2026-03-28T21:00:00Z'))).toEqual(new Date('2026-03-29T05:00:00Z'));
  });

  it('lasts whole days when the first does, of which some are shorter', () => {
    const twoDays = days('2026-01-04T23:00:00Z', '2026-01-06T23:00:00Z');
    expect(endOfOccurrence(twoDays, new Date('2026-03-28T23:00:00Z'))).toEqual(new Date('2026-03-30T22:00:00Z'));
    expect(endOfOccurrence(twoDays, new Date('2026-10-23T22:00:00Z'))).toEqual(new Date('2026-10-25T23:00:00Z'));
  });
});

describe('spans overlap', () => {
  const span = (start: string, end: string) => ({ start: new Date(`2026-01-05T${start}Z`), end: new Date(`2026-01-05T${end}Z`) });
  const noon = span('12:00', '13:00');
  it.each([
    ['when they are the same', span('12:00', '13:00'), true],
    ['when one is in the other', span('12:15', '12:30'), true],
    ['at the beginning', span('11:00', '12:00:00.001'), true],
    ['at the end', span('12:59:59.999', '14:00'), true],
    ['not when one ends as the other begins', span('11:00', '12:00'), false],
    ['not when one begins as the other ends', span('13:00', '14:00'), false],
    ['not when one is long before the other', span('09:00', '10:00'), false],
  ])('%s', (_when, other, expected) => expect([overlaps(noon, other), overlaps(other, noon)]).toEqual([expected, expected]));
});
