import { describe, expect, it } from '@jest/globals';
import { calendarRange, spansOf } from './calendar-range.js';

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

  it.each([[{ from: '2027-01-01' }], [{ from: '2027-02-01', to: '2027-01-01' }], [{ from: 'soon', to: '2027-01-01' }], [{ from: '2027-01-01', to: '2028-02-01' }]])(
    'are the whole where the API is to say something of it: %j',
    (range) => expect(spansOf(range)).toEqual([range]),
  );
});
