import { describe, expect, it } from '@jest/globals';
import { DashboardRange, type RangeRequest } from './dashboard-range.js';

const NOW = new Date('2026-11-22T03:30:00Z');
const range = (request: RangeRequest = {}) => DashboardRange.of(request, NOW);
const ends = (days: readonly { date: string }[]) => [days[0]?.date, days.at(-1)?.date, days.length];
const fields = (...names: string[]) => expect.objectContaining({ faults: names.map((field) => expect.objectContaining({ field })) });

describe('the range of a dashboard', () => {
  it('is the last thirty days of UTC unless told, compared with the thirty before them', () => {
    const { days, before, zone } = range();
    expect(ends(days)).toEqual(['2026-10-24', '2026-11-22', 30]);
    expect(ends(before)).toEqual(['2026-09-24', '2026-10-23', 30]);
    expect(before.at(-1)?.end).toEqual(days[0]?.start);
    expect(zone.name).toBe('UTC');
  });

  it('ends with the day that it is in its zone', () => {
    expect(ends(range({ tz: 'America/New_York' }).days)).toEqual(['2026-10-23', '2026-11-21', 30]);
    expect(ends(range({ tz: 'Pacific/Kiritimati', from: '2026-11-22' }).days)).toEqual(['2026-11-22', '2026-11-22', 1]);
  });

  it('takes both of its ends in', () => {
    expect(ends(range({ from: '2026-11-22', to: '2026-11-22' }).days)).toEqual(['2026-11-22', '2026-11-22', 1]);
    expect(ends(range({ from: '2024-01-01', to: '2024-12-31' }).days)).toEqual(['2024-01-01', '2024-12-31', 366]);
    expect(ends(range({ from: '2026-11-01' }).days)).toEqual(['2026-11-01', '2026-11-22', 22]);
    expect(ends(range({ to: '2026-01-30' }).days)).toEqual(['2026-01-01', '2026-01-30', 30]);
    expect(ends(range({ from: '2099-12-31', to: '2100-01-01' }).days)).toEqual(['2099-12-31', '2100-01-01', 2]);
  });

  it('is at most 366 days long, and not empty', () => {
    expect(() => range({ from: '2024-01-01', to: '2025-01-01' })).toThrow(fields('from'));
    expect(() => range({ from: '2026-11-23' })).toThrow(fields('from'));
    expect(() => range({ from: '2026-01-02', to: '2026-01-01' })).toThrow(fields('from'));
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '2026-01-01T00:00:00Z', 'today', '', '1969-12-31', '9999-01-01', '0000-01-01', '+012026-01-01'])(
    'refuses %j for a date',
    (date) => {
      expect(() => range({ from: date, to: '2026-11-22' })).toThrow(fields('from'));
      expect(() => range({ to: date })).toThrow(fields('to'));
    },
  );

  it.each(['1970-01-01', '9998-12-31'])('takes %s, and none beyond', (date) => expect(ends(range({ from: date, to: date }).days)).toEqual([date, date, 1]));

  it('names everything that is wrong', () => {
    expect(() => range({ from: 'x', to: 'y', tz: 'z' })).toThrow(fields('tz', 'from', 'to'));
  });
});
