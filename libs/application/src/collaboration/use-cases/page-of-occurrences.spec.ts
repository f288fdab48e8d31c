import { describe, expect, it } from '@jest/globals';
import { samplePageRequest } from '../../kernel/testing/index.js';
import { sampleCalendarEvent } from '../testing/index.js';
import { pageOfOccurrences, type FoundOccurrence } from './page-of-occurrences.js';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 5, hour));
const row = (id: number, hour: number, by = hour): FoundOccurrence => {
  const event = { ...sampleCalendarEvent(1), id, version: 1, createdAt: at(0), updatedAt: at(0) };
  return { event, occurrence: { ...event, start: at(hour), end: at(hour + 1), occurrenceStart: at(by) } };
};
const once: FoundOccurrence = { ...row(5, 9), occurrence: { ...row(5, 9).occurrence, occurrenceStart: null } };
/** By start, then by event, then by when they are by the rule. */
const ROWS = [row(3, 7), row(1, 8, 6), row(1, 8), row(2, 8), once];
const SHUFFLED = [3, 1, 4, 0, 2].map((place) => ROWS[place] ?? once);
const page = (given: Parameters<typeof samplePageRequest>[0]) => pageOfOccurrences(SHUFFLED, samplePageRequest(given));

describe('pageOfOccurrences', () => {
  it.each([['start', ROWS], ['-start', [...ROWS].reverse()]])('gives each once in the order of %s, by number and under cursors', (sort, expected) => {
    expect(page({ sort }).items).toEqual(expected);
    expect([1, 2, 3, 4].flatMap((number) => page({ sort, page: number, pageSize: 2 }).items)).toEqual(expected);
    const seen: FoundOccurrence[] = [];
    let cursor: string | null | undefined;
    do {
      const { items, nextCursor, page: number, total } = page({ sort: cursor === undefined ? sort : undefined, pageSize: 2, cursor: cursor ?? undefined });
      expect([number, total]).toEqual([cursor === undefined ? 1 : null, 5]);
      seen.push(...items);
      cursor = nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(expected);
  });

  it('begins with the earliest, and counts unless told not to', () => {
    expect(page({ pageSize: 2 })).toMatchObject({ items: ROWS.slice(0, 2), total: 5, totalPages: 3, page: 1, pageSize: 2 });
    expect(page({ count: 'none' })).toMatchObject({ total: null, totalPages: null, nextCursor: null });
    expect(page({ page: 9 })).toMatchObject({ items: [], nextCursor: null });
    expect(pageOfOccurrences([], samplePageRequest())).toMatchObject({ items: [], total: 0, totalPages: 0, nextCursor: null });
  });

  it.each([[{ sort: 'title' }, 'sort'], [{ sort: '--start' }, 'sort'], [{ cursor: 'x' }, 'cursor'], [{ cursor: 'start~1~2' }, 'cursor'], [{ cursor: 'start~1~2~3', sort: '-start' }, 'cursor']])(
    'refuses %j',
    (given, field) => expect(() => page(given)).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ field })] })),
  );
});
