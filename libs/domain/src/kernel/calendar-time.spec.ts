import { describe, expect, it } from '@jest/globals';
import { midnightOf, momentOf } from './calendar-time.js';

describe('the midnight of a day', () => {
  it.each(['2027-03-01', '2028-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('is that of %s', (day) => {
    expect(midnightOf(day)).toBe(Date.parse(`${day}T00:00:00Z`));
  });

  it.each(['2027-02-29', '2027-02-30', '2027-02-31', '2027-04-31', '2100-02-29', '2027-13-01', '2027-00-10', '2027-01-00', '2027-01-32'])('is none where there is no such day: %s', (day) => {
    expect(midnightOf(day)).toBeNull();
  });

  it.each(['', 'soon', '1', '2027-3-1', '20270301', '2027-03', '2027-W01-1', '2027-060', '2027-03-01T00:00:00Z', ' 2027-03-01', '2027-03-01\n', '+002027-03-01', 'Mar 1 2027'])('is none of what is said otherwise: %j', (day) => {
    expect(midnightOf(day)).toBeNull();
  });
});

describe('a moment', () => {
  it.each([
    ['2027-03-01', '2027-03-01T00:00:00.000Z'],
    ['2027-03-01T09:00Z', '2027-03-01T09:00:00.000Z'],
    ['2027-03-01T09:00:00+01:00', '2027-03-01T08:00:00.000Z'],
    ['2028-02-29T23:59:59.123456789-02:30', '2028-03-01T02:29:59.123Z'],
  ])('is the instant that it says: %s', (text, instant) => expect(momentOf(text)?.toISOString()).toBe(instant));

  it.each([
    '2027-02-31', '2027-02-31T09:00:00Z', '2027-06-31T09:00+01:00', '2027-03-01T24:00:00Z', '2027-03-01T09:60Z', '2027-03-01T23:59:60Z', '2027-03-01T09:00:00+24:00',
  ])('is none where there is no such time: %s', (text) => expect(momentOf(text)).toBeNull());

  it.each(['2027-03-01T09:00:00', '2027-03-01T09:00', '2027-03-01T09Z', '2027-03-01 09:00:00Z', '2027-03-01Z', 'Dec 1 2026', '1', ''])('is none without an offset, or said otherwise: %j', (text) => {
    expect(momentOf(text)).toBeNull();
  });
});
