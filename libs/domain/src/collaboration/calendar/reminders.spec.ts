import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../kernel/index.js';
import { normalReminders, remindersDue } from './reminders.js';

describe('reminders', () => {
  it('come from the earliest to the latest, each once', () => {
    expect(normalReminders([5, 40_320, 0, 5, 60])).toEqual([40_320, 60, 5, 0]);
    expect(normalReminders([])).toEqual([]);
    expect(normalReminders([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10])).toHaveLength(10);
  });

  it.each([[[-1]], [[40_321]], [[1.5]], [[NaN]], [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]]])('are not %j', (minutes) => {
    expect(() => normalReminders(minutes)).toThrow(InvalidInputError);
  });

  it('are due so many minutes before the start, after one instant and up to another', () => {
    const start = new Date('2026-01-05T08:00:00Z');
    const occurrence = { title: '', description: null, location: null, type: '', reminders: [60, 15, 0], start, end: start, occurrenceStart: null };
    const later = { ...occurrence, start: new Date('2026-01-05T08:30:00Z') };
    const due = (after: string, until: string) =>
      remindersDue([later, occurrence], new Date(`2026-01-05T${after}Z`), new Date(`2026-01-05T${until}Z`)).map(({ minutes, dueAt, occurrence: of }) => [
        of === later ? 'later' : 'first', minutes, dueAt.toISOString().slice(11, 16),
      ]);
    expect(due('00:00', '07:30')).toEqual([['first', 60, '07:00'], ['later', 60, '07:30']]);
    expect(due('07:30', '08:00')).toEqual([['first', 15, '07:45'], ['first', 0, '08:00']]);
    expect(due('08:30', '09:00')).toEqual([]);
  });
});
