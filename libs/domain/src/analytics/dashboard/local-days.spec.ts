import { describe, expect, it } from '@jest/globals';
import { localDays } from './local-days.js';
import { TimeZone } from './time-zone.js';

const HOUR = 3_600_000;
const days = (zone: string, first: string, count: number) => localDays(TimeZone.parse(zone), Date.parse(`${first}T00:00:00Z`), count);
const shown = (zone: string, first: string, count: number) =>
  days(zone, first, count).map(({ date, start, end }) => [date, start.toISOString().slice(0, 16), (end.getTime() - start.getTime()) / HOUR]);

describe('the days where somebody lives', () => {
  it('are those of UTC in UTC', () => {
    expect(shown('UTC', '2024-02-28', 3)).toEqual([
      ['2024-02-28', '2024-02-28T00:00', 24],
      ['2024-02-29', '2024-02-29T00:00', 24],
      ['2024-03-01', '2024-03-01T00:00', 24],
    ]);
  });

  it.each([
    ['Europe/Berlin', '2026-03-28', [['2026-03-28', '2026-03-27T23:00', 24], ['2026-03-29', '2026-03-28T23:00', 23], ['2026-03-30', '2026-03-29T22:00', 24]]],
    ['Europe/Berlin', '2026-10-24', [['2026-10-24', '2026-10-23T22:00', 24], ['2026-10-25', '2026-10-24T22:00', 25], ['2026-10-26', '2026-10-25T23:00', 24]]],
    ['America/New_York', '2026-11-01', [['2026-11-01', '2026-11-01T04:00', 25], ['2026-11-02', '2026-11-02T05:00', 24]]],
    ['Australia/Lord_Howe', '2026-04-04', [['2026-04-04', '2026-04-03T13:00', 24], ['2026-04-05', '2026-04-04T13:00', 24.5], ['2026-04-06', '2026-04-05T13:30', 24]]],
    ['Asia/Kathmandu', '2026-01-01', [['2026-01-01', '2025-12-31T18:15', 24], ['2026-01-02', '2026-01-01T18:15', 24]]],
  ])('follow the clocks of %s from %s on', (zone, first, expected) => {
    expect(shown(zone, first, expected.length)).toEqual(expected);
  });

  it('begin at one, or at half past twelve, where the clocks skip midnight', () => {
    expect(shown('America/Toronto', '1919-03-30', 2)).toEqual([
      ['1919-03-30', '1919-03-30T05:00', 23.5],
      ['1919-03-31', '1919-03-31T04:30', 23.5],
    ]);
    expect(shown('Asia/Beirut', '2024-03-30', 2)).toEqual([
      ['2024-03-30', '2024-03-29T22:00', 24],
      ['2024-03-31', '2024-03-30T22:00', 23],
    ]);
  });

  it('begin at the first of two midnights, and not before clocks that show eleven twice have done so', () => {
    expect(shown('America/Havana', '2026-11-01', 1)).toEqual([['2026-11-01', '2026-11-01T04:00', 25]]);
    expect(shown('Africa/Cairo', '2025-10-30', 2)).toEqual([
      ['2025-10-30', '2025-10-29T21:00', 25],
      ['2025-10-31', '2025-10-30T22:00', 24],
    ]);
  });

  it('have no length where a day was left out', () => {
    expect(shown('Pacific/Apia', '2011-12-29', 3)).toEqual([
      ['2011-12-29', '2011-12-29T10:00', 24],
      ['2011-12-30', '2011-12-30T10:00', 0],
      ['2011-12-31', '2011-12-30T10:00', 24],
    ]);
  });

  it.each(Intl.supportedValuesOf('timeZone'))('hold every moment of a year once in %s, from quarter of an hour to quarter of an hour', (name) => {
    const zone = TimeZone.parse(name);
    const listed = localDays(zone, Date.UTC(2026, 0, 1), 365);
    const odd = listed.filter(({ date, start, end }, place) => {
      const next = listed[place + 1]?.start ?? end;
      const isWhole = dateIn(zone, start) === date && dateIn(zone, new Date(end.getTime() - 1)) === date && dateIn(zone, end) > date;
      return !isWhole || next.getTime() !== end.getTime() || start.getTime() % (HOUR / 4) !== 0;
    });
    expect(odd).toEqual([]);
  });
});

function dateIn(zone: TimeZone, at: Date): string {
  return new Date(at.getTime() + zone.offsetAt(at.getTime())).toISOString().slice(0, 10);
}
