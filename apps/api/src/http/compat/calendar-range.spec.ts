import { InvalidInputError } from '@halolight/domain/kernel';
import { describe, expect, it } from '@jest/globals';
import { calendarRange, inAskedTime, spansOf } from './calendar-range.js';

const NOW = Date.parse('2027-03-01T00:00:00Z');

describe('the time that a calendar shows', () => {
  it.each([
    [{ start: '2027-01-01', end: '2027-02-01' }, { from: '2027-01-01', to: '2027-02-01' }],
    [{ startDate: '2027-01-01', endDate: '2027-02-01', type: 'task' }, { from: '2027-01-01', to: '2027-02-01' }],
    [{ from: '2027-01-01', to: '2027-02-01' }, { from: '2027-01-01', to: '2027-02-01' }],
    [{ start: '2027-01-01' }, { from: '2027-01-01' }],
    [{ end: '2027-02-01', start: '' }, { to: '2027-02-01' }],
  ])('is the one that is asked for: %j', (query, range) => expect(calendarRange(query, NOW)).toEqual(range));

  it('is a month back and eleven ahead unless told', () => {
    expect(calendarRange({ type: 'task' }, NOW)).toEqual({ from: '2027-01-30T00:00:00.000Z', to: '2028-01-30T00:00:00.000Z' });
  });
});

describe('the parts of a time', () => {
  it('are months that follow each other to its end', () => {
    expect(spansOf({ from: '2027-01-01', to: '2027-02-10T12:00:00Z' })).toEqual([
      { from: '2027-01-01T00:00:00.000Z', to: '2027-02-01T00:00:00.000Z' }, { from: '2027-02-01T00:00:00.000Z', to: '2027-02-10T12:00:00.000Z' },
    ]);
  });

  it.each([
    [{ from: '2027-01-01' }], [{ from: '2027-02-01', to: '2027-01-01' }], [{ from: 'soon', to: '2027-01-01' }], [{ from: '2027-01-01', to: '2028-02-01' }],
    [{ from: 'Dec 1 2026', to: 'Dec 31 2026' }], [{ from: '1', to: '2' }], [{ from: '2026-12-01T09:00', to: '2026-12-31' }], [{ from: '2026-02-31', to: '2026-04-01' }],
  ])('are the whole where the API is to say something of it: %j', (range) => expect(spansOf(range)).toEqual([range]));
});

describe('what is refused of a time', () => {
  const refusal = (query: Record<string, string>, field: string, message: string) => inAskedTime(query, () => Promise.reject(InvalidInputError.of(field, message))).catch((error: unknown) => error);

  it.each([
    [{ start: '1', end: '2' }, 'from', 'Is none', 'start', 'Is none'],
    [{ startDate: '1', endDate: '2' }, 'to', 'Must be after from', 'endDate', 'Must be after startDate'],
    [{ from: '1', end: '2' }, 'to', 'Must be after from', 'end', 'Must be after from'],
    [{ end: '2' }, 'type', 'Is too long', 'type', 'Is too long'],
  ])('is told in the words of who asked: %j, %s %s', async (query, field, message, asked, told) => {
    expect(await refusal(query, field, message)).toMatchObject({ status: 400, details: [{ field: asked, message: told }] });
  });
});
