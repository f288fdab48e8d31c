import { describe, expect, it } from '@jest/globals';
import { occurrenceId, readOccurrenceId } from './occurrence-id.js';

const NOW = Date.parse('2027-03-01T12:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1_000;

describe('the number of an occurrence', () => {
  it.each([
    [1, '2027-03-01T00:00:00Z'], [7, '2028-03-01T09:30:15Z'], [8, '2026-03-01T09:30:15Z'], [67_108_863, '2027-12-31T23:59:59Z'],
  ])('stands for event %d at %s, and is exact', (id, start) => {
    const occurrenceStart = new Date(start);
    const number = occurrenceId({ id, occurrenceStart });
    expect(Number.isSafeInteger(number)).toBe(true);
    const { eventId, occurrenceStarts } = readOccurrenceId(number, NOW);
    expect([eventId, occurrenceStarts[0]]).toEqual([id, occurrenceStart.getTime()]);
  });

  it('names among others when one begins that was moved from years away', () => {
    const occurrenceStart = new Date(NOW + 900 * DAY_MS);
    expect(readOccurrenceId(occurrenceId({ id: 7, occurrenceStart }), NOW).occurrenceStarts).toContain(occurrenceStart.getTime());
  });

  it('is another one for each second of two years and for each event', () => {
    const starts = Array.from({ length: 1_000 }, (_, at) => new Date(NOW + at * 59_999_000));
    const numbers = [7, 8, 9].flatMap((id) => starts.map((occurrenceStart) => occurrenceId({ id, occurrenceStart })));
    expect(new Set(numbers).size).toBe(3_000);
  });

  it.each([[7, null], [67_108_864, new Date(NOW)]])('is the id of event %d itself where it is there once, or there is none left: %s', (id, occurrenceStart) => {
    expect(occurrenceId({ id, occurrenceStart })).toBe(id);
    expect(readOccurrenceId(id, NOW)).toEqual({ eventId: id, occurrenceStarts: [] });
  });
});
