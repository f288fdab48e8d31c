import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../kernel/index.js';
import { calendarRange } from './calendar-range.js';

const [start, end] = [new Date('2026-01-01T00:00:00Z'), new Date('2027-01-02T00:00:00Z')];
const late = (date: Date) => new Date(date.getTime() + 1);
const faultsOf = (from?: Date, to?: Date) => {
  try {
    calendarRange(from, to);
    return [];
  } catch (error) {
    if (error instanceof InvalidInputError) return error.faults.map(({ field }) => field);
    throw error;
  }
};

describe('the range of a calendar', () => {
  it('is what is given, at most 366 days', () => {
    expect(calendarRange(start, late(start))).toEqual({ start, end: late(start) });
    expect(calendarRange(start, end)).toEqual({ start, end });
    expect(faultsOf(start, late(end))).toEqual(['to']);
  });

  it('is as long as it may be where one side is missing, and none where both are', () => {
    expect(calendarRange(start, undefined)).toEqual({ start, end });
    expect(calendarRange(undefined, end)).toEqual({ start, end });
    expect(calendarRange(undefined, undefined)).toBeNull();
  });

  it('has a beginning before its end, in years that there are', () => {
    expect(faultsOf(start, start)).toEqual(['to']);
    expect(faultsOf(end, start)).toEqual(['to']);
    expect(faultsOf(new Date('1899-12-31T00:00:00Z'), new Date('1900-01-02T00:00:00Z'))).toEqual(['from']);
    expect(faultsOf(new Date(NaN), new Date('2400-01-02T00:00:00Z'))).toEqual(['from', 'to']);
    expect(faultsOf(new Date('2400-01-01T00:00:00Z'))).toEqual([]);
  });
});
