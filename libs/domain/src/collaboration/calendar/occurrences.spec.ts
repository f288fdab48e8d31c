import { describe, expect, it } from '@jest/globals';
import type { CalendarEvent, OccurrenceChanges } from './calendar-event.js';
import { occurrenceAt, occurrencesIn, spanOf } from './occurrences.js';

const at = (day: number, hour = 8) => new Date(Date.UTC(2026, 0, day, hour));
const changed = (day: number, changes: OccurrenceChanges) => ({ occurrenceStart: at(day), isCancelled: false, changes });
const cancelled = (day: number) => ({ occurrenceStart: at(day), isCancelled: true, changes: {} });
const EVENT: CalendarEvent = {
  id: 1, ownerId: 7, version: 3, title: 'Planning', description: 'Daily', location: null, type: 'meeting', reminders: [15],
  start: at(1), end: at(1, 9), timeZone: 'UTC', allDay: false, rrule: 'FREQ=DAILY', lastStart: null, exceptions: [],
};
const startsIn = (event: CalendarEvent, from: Date, to: Date) => [...occurrencesIn(event, { start: from, end: to })].map(({ start }) => start);

describe('an event that is once', () => {
  const once = { ...EVENT, rrule: null };
  it('is in what it overlaps, under no other name', () => {
    expect([...occurrencesIn(once, { start: at(1, 0), end: at(2, 0) })]).toEqual([
      { title: 'Planning', description: 'Daily', location: null, type: 'meeting', reminders: [15], start: at(1), end: at(1, 9), occurrenceStart: null },
    ]);
    expect(startsIn(once, at(1, 9), at(2))).toEqual([]);
    expect(startsIn(once, at(1, 0), at(1))).toEqual([]);
  });

  it('spans its own time', () => expect(spanOf(once)).toEqual({ start: at(1), end: at(1, 9) }));
});

describe('an event that recurs', () => {
  it('is in a range as often as it overlaps it, also with what began before', () => {
    expect(startsIn(EVENT, at(3, 0), at(5, 8))).toEqual([at(3), at(4)]);
    expect(startsIn(EVENT, at(3, 9), at(4, 9))).toEqual([at(4)]);
    expect(startsIn({ ...EVENT, end: at(4) }, at(10), at(10, 9))).toEqual([at(8), at(9), at(10)]);
  });

  it('knows its occurrences by when they begin by the rule', () => {
    expect([...occurrencesIn(EVENT, { start: at(3), end: at(4) })]).toEqual([expect.objectContaining({ start: at(3), end: at(3, 9), occurrenceStart: at(3) })]);
  });

  it('lacks what was cancelled', () => {
    expect(startsIn({ ...EVENT, exceptions: [cancelled(4)] }, at(3), at(6))).toEqual([at(3), at(5)]);
  });

  it('shows what was changed, and has all else from the event', () => {
    const event = { ...EVENT, exceptions: [changed(4, { title: 'Special', description: null, location: 'Attic', type: 'party', reminders: [] })] };
    expect([...occurrencesIn(event, { start: at(4), end: at(5) })]).toEqual([
      { title: 'Special', description: null, location: 'Attic', type: 'party', reminders: [], start: at(4), end: at(4, 9), occurrenceStart: at(4) },
    ]);
    const retitled = { ...EVENT, title: 'Renamed', exceptions: [changed(4, { location: null })] };
    expect([...occurrencesIn(retitled, { start: at(4), end: at(5) })]).toEqual([
      { title: 'Renamed', description: 'Daily', location: null, type: 'meeting', reminders: [15], start: at(4), end: at(4, 9), occurrenceStart: at(4) },
    ]);
  });

  it('has what was moved where it was moved to, after what is as the rule has it', () => {
    const event = { ...EVENT, exceptions: [changed(4, { start: at(6, 7), end: at(6, 8) }), changed(20, { start: at(5, 10), end: at(5, 11) })] };
    expect(startsIn(event, at(3), at(7))).toEqual([at(3), at(5), at(6), at(6, 7), at(5, 10)]);
    expect(startsIn(event, at(20), at(21))).toEqual([]);
  });

  it('has an occurrence where the rule has one that is not cancelled', () => {
    const event = { ...EVENT, exceptions: [cancelled(4), changed(5, { title: 'Special' })] };
    expect(occurrenceAt(event, at(3))).toMatchObject({ title: 'Planning', occurrenceStart: at(3) });
    expect(occurrenceAt(event, at(4))).toBeNull();
    expect(occurrenceAt(event, at(5))).toMatchObject({ title: 'Special', occurrenceStart: at(5) });
    expect(occurrenceAt(event, at(5, 9))).toBeNull();
  });

  it('spans from the first to the last, if there is one, moved ones included and cancelled ones not', () => {
    expect(spanOf(EVENT)).toEqual({ start: at(1), end: null });
    expect(spanOf({ ...EVENT, lastStart: at(10) })).toEqual({ start: at(1), end: at(10, 9) });
    const exceptions = [changed(4, { start: at(0), end: at(0, 9) }), changed(5, { start: at(20), end: at(20, 9) }), cancelled(25)];
    expect(spanOf({ ...EVENT, lastStart: at(10), exceptions })).toEqual({ start: at(0), end: at(20, 9) });
    expect(spanOf({ ...EVENT, exceptions })).toEqual({ start: at(0), end: null });
  });
});
