import { describe, expect, it } from '@jest/globals';
import { InvalidInputError } from '../../kernel/index.js';
import { TooManyExceptionsError } from './calendar-errors.js';
import type { CalendarEvent } from './calendar-event.js';
import { assertRecurs, checkedDraft, occurrenceChanges, withChanges, withOccurrence, withoutOccurrence, type EventChanges } from './event-changes.js';
import { exceptionAt } from './occurrences.js';

const at = (text: string) => new Date(`2026-${text}Z`);
const EVENT: CalendarEvent = {
  id: 1, ownerId: 7, version: 3, title: 'Planning', description: 'Weekly', location: 'Room 1', type: 'meeting', reminders: [15],
  start: at('01-05T08:00:00'), end: at('01-05T09:00:00'), timeZone: 'Europe/Berlin', allDay: false,
  rrule: 'FREQ=WEEKLY', lastStart: null,
  exceptions: [{ occurrenceStart: at('01-12T08:00:00'), isCancelled: true, changes: {} }],
};
const faultOf = (run: () => unknown) => {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof InvalidInputError) return error.faults.map(({ field }) => field);
    throw error;
  }
};

describe('an event', () => {
  it('keeps its rule and reminders in one way', () => {
    expect(checkedDraft({ ...EVENT, rrule: 'rrule:freq=weekly;interval=1', reminders: [5, 60, 5, 0] })).toMatchObject({ rrule: 'FREQ=WEEKLY', reminders: [60, 5, 0] });
    expect(checkedDraft({ ...EVENT, rrule: null }).rrule).toBeNull();
  });

  it.each<[EventChanges, string[]]>([
    [{ timeZone: 'Nowhere' }, ['timeZone']],
    [{ end: at('01-05T08:00:00') }, ['end']],
    [{ start: at('01-05T09:00:00') }, ['end']],
    [{ allDay: true }, ['start', 'end']],
    [{ rrule: 'FREQ=MINUTELY' }, ['rrule']],
    [{ reminders: [-1] }, ['reminders']],
  ])('refuses %j', (changes, fields) => {
    expect(faultOf(() => withChanges(EVENT, changes))).toEqual(fields);
    expect(faultOf(() => checkedDraft({ ...EVENT, ...changes } as CalendarEvent))).toEqual(fields);
  });

  it('changes what is given and nothing else; null clears', () => {
    expect(withChanges(EVENT, { title: 'Review', description: null, location: undefined })).toEqual({ ...EVENT, title: 'Review', description: null });
    expect(withChanges(EVENT, { rrule: null })).toMatchObject({ rrule: null });
  });

  it.each<[EventChanges, string[]]>([
    [{ start: at('01-05T08:30:00') }, ['01-12T08:30:00', '07-06T07:30:00']],
    [{ start: at('01-06T10:00:00'), end: at('01-06T11:00:00') }, ['01-13T10:00:00', '07-07T09:00:00']],
    [{ timeZone: 'Europe/London' }, ['01-12T08:00:00', '07-06T07:00:00']],
    [{ timeZone: 'America/New_York', start: at('01-05T14:00:00'), end: at('01-05T15:00:00') }, ['01-12T14:00:00', '07-06T13:00:00']],
    [{ rrule: 'FREQ=DAILY' }, ['01-12T08:00:00', '07-06T07:00:00']],
    [{ rrule: 'FREQ=WEEKLY;COUNT=3' }, ['01-12T08:00:00']],
    [{ rrule: 'FREQ=WEEKLY;INTERVAL=2' }, ['07-06T07:00:00']],
    [{ rrule: 'FREQ=MONTHLY' }, []],
    [{ rrule: null }, []],
    [{ allDay: true, start: at('01-04T23:00:00'), end: at('01-05T23:00:00') }, ['01-11T23:00:00', '07-05T22:00:00']],
  ])('takes what was said of single occurrences with them by %j, and forgets what is not there any more', (changes, expected) => {
    const changed = { occurrenceStart: at('07-06T07:00:00'), isCancelled: false, changes: { title: 'Special' } };
    const { exceptions } = withChanges({ ...EVENT, exceptions: [...EVENT.exceptions, changed] }, changes);
    expect(exceptions.map(({ occurrenceStart }) => occurrenceStart)).toEqual(expected.map(at));
    expect(exceptions.every((each) => each.isCancelled || each.changes.title === 'Special')).toBe(true);
  });

  it('leaves an occurrence where it was moved to, unless that cannot be any more', () => {
    const own = { start: at('01-20T08:00:00'), end: at('01-20T09:00:00') };
    const event = (changes: object) => ({ ...EVENT, exceptions: [{ occurrenceStart: at('01-12T08:00:00'), isCancelled: false, changes }] });
    expect(withChanges(event(own), { start: at('01-05T08:30:00') }).exceptions).toEqual([{ occurrenceStart: at('01-12T08:30:00'), isCancelled: false, changes: own }]);
    const wholeDay = { allDay: true, start: at('01-04T23:00:00'), end: at('01-05T23:00:00') };
    expect(withChanges(event({ ...own, title: 'Special' }), wholeDay).exceptions).toEqual([{ occurrenceStart: at('01-11T23:00:00'), isCancelled: false, changes: { title: 'Special' } }]);
    expect(withChanges(event(own), wholeDay).exceptions).toEqual([]);
  });

  it('keeps what was said of its first occurrence, in whichever of two like hours that is', () => {
    const second = at('10-25T01:30:00');
    const event = { ...EVENT, start: second, end: at('10-25T02:00:00'), exceptions: [{ occurrenceStart: second, isCancelled: false, changes: { title: 'Special' } }] };
    expect(withChanges(event, { rrule: 'FREQ=DAILY' }).exceptions).toEqual(event.exceptions);
  });

  it.each<[EventChanges]>([[{ title: 'Review' }], [{ end: at('01-05T10:00:00') }], [{ start: EVENT.start, rrule: 'freq=weekly' }]])(
    'keeps its single occurrences after %j',
    (changes) => expect(withChanges(EVENT, changes).exceptions).toEqual(EVENT.exceptions),
  );
});

describe('one occurrence', () => {
  const occurrenceStart = at('01-19T08:00:00');
  const occurrence = { ...EVENT, start: occurrenceStart, end: at('01-19T09:00:00'), occurrenceStart };

  it('has of its own what is given, times always both', () => {
    const titled = withOccurrence(EVENT, occurrence, { title: 'Special', description: null, location: undefined });
    expect(exceptionAt(titled, occurrenceStart)).toEqual({ occurrenceStart, isCancelled: false, changes: { title: 'Special', description: null } });
    const moved = withOccurrence(titled, occurrence, { start: at('01-19T08:30:00'), reminders: [1, 2] });
    expect(exceptionAt(moved, occurrenceStart)?.changes).toEqual({
      title: 'Special', description: null, start: at('01-19T08:30:00'), end: at('01-19T09:00:00'), reminders: [2, 1],
    });
    expect(moved.exceptions).toHaveLength(2);
    expect(exceptionAt(withOccurrence(EVENT, occurrence, { end: at('01-19T10:00:00') }), occurrenceStart)?.changes).toEqual({
      start: occurrenceStart, end: at('01-19T10:00:00'),
    });
  });

  it('must make sense', () => {
    expect(faultOf(() => withOccurrence(EVENT, occurrence, { start: at('01-19T09:00:00') }))).toEqual(['end']);
    expect(faultOf(() => withOccurrence(EVENT, occurrence, { reminders: [1.5] }))).toEqual(['reminders']);
    expect(faultOf(() => withOccurrence({ ...EVENT, allDay: true }, occurrence, { title: 'X' }))).toEqual(['start', 'end']);
  });

  it('can be cancelled, whatever was changed of it', () => {
    const changed = withOccurrence(EVENT, occurrence, { title: 'Special' });
    expect(exceptionAt(withoutOccurrence(changed, occurrenceStart), occurrenceStart)).toEqual({ occurrenceStart, isCancelled: true, changes: {} });
    expect(withoutOccurrence(changed, occurrenceStart).exceptions).toHaveLength(2);
  });

  it('is not one of five hundred others', () => {
    const many = Array.from({ length: 500 }, (_, week) => ({ occurrenceStart: new Date(week), isCancelled: true, changes: {} }));
    expect(() => withoutOccurrence({ ...EVENT, exceptions: many }, occurrenceStart)).toThrow(TooManyExceptionsError);
    expect(withoutOccurrence({ ...EVENT, exceptions: many }, new Date(7)).exceptions).toHaveLength(500);
    expect(withoutOccurrence({ ...EVENT, exceptions: many.slice(1) }, occurrenceStart).exceptions).toHaveLength(500);
  });

  it('is there only of an event that recurs', () => {
    expect(faultOf(() => assertRecurs({ ...EVENT, rrule: null }))).toEqual(['occurrence']);
    expect(faultOf(() => assertRecurs(EVENT))).toBeNull();
    expect(exceptionAt(EVENT, occurrenceStart)).toBeUndefined();
  });
});

it('shares zone, whole days and rule among all occurrences', () => {
  expect(occurrenceChanges({ title: 'X', timeZone: undefined })).toEqual({ title: 'X' });
  expect(faultOf(() => occurrenceChanges({ title: 'X', timeZone: 'UTC', allDay: false, rrule: null }))).toEqual(['timeZone', 'allDay', 'rrule']);
});
