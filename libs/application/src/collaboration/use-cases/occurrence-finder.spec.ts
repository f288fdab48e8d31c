import { describe, expect, it } from '@jest/globals';
import { DayByDayRecurrenceExpander, sampleCalendarEvent } from '../testing/index.js';
import { OccurrenceFinder } from './occurrence-finder.js';

const finder = new OccurrenceFinder(new DayByDayRecurrenceExpander());
const at = (text: string) => new Date(`2026-${text}Z`);

describe('OccurrenceFinder', () => {
  it('finds an event that is once where it is, under no other name', () => {
    const once = sampleCalendarEvent(1);
    expect(finder.in(once, { start: at('01-05T00:00:00'), end: at('01-06T00:00:00') })).toMatchObject([{ start: once.start, occurrenceStart: null }]);
    expect(finder.at(once, once.start)).toBeNull();
    expect(finder.ended(once)).toEqual(once);
  });

  it('finds the occurrences of a series until it ends', () => {
    const series = finder.ended(sampleCalendarEvent(1, { rrule: 'FREQ=WEEKLY;COUNT=2' }));
    expect(series.lastStart).toEqual(at('01-12T08:00:00'));
    expect(finder.in(series, { start: at('01-01T00:00:00'), end: at('03-01T00:00:00') })).toHaveLength(2);
    expect(finder.at(series, at('01-12T08:00:00'))).toMatchObject({ occurrenceStart: at('01-12T08:00:00') });
    expect(finder.at(series, at('01-19T08:00:00'))).toBeNull();
  });

  it('takes no series whose rule leaves its start out, and says what the start is', () => {
    const fault = { field: 'rrule', message: expect.stringContaining('20260105T080000Z in Europe/Berlin') };
    expect(() => finder.ended(sampleCalendarEvent(1, { rrule: 'FREQ=WEEKLY;BYDAY=TU' }))).toThrow(expect.objectContaining({ faults: [fault] }));
  });
});
