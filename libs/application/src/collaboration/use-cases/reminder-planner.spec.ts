import { describe, expect, it } from '@jest/globals';
import { sampleCalendarEvent } from '../testing/index.js';
import { ReminderPlanner } from './reminder-planner.js';

const planner = new ReminderPlanner();
const at = (text: string) => new Date(`2026-${text}Z`);

describe('ReminderPlanner', () => {
  it('finds what is due up to four weeks before the start', () => {
    const event = sampleCalendarEvent(1, { reminders: [40_320, 0], start: at('02-02T08:00:00'), end: at('02-02T09:00:00') });
    expect(planner.due(event, at('01-05T07:00:00'), at('01-05T07:59:59'))).toEqual([]);
    expect(planner.due(event, at('01-05T07:00:00'), at('01-05T08:00:00'))).toMatchObject([{ minutes: 40_320 }]);
    expect(planner.next(event, at('01-05T08:00:00'))).toEqual(at('02-02T08:00:00'));
    expect(planner.next(event, at('02-02T08:00:00'))).toBeNull();
  });

  it('has nothing to look for without reminders, and once all is over', () => {
    const [silent, spoken] = [sampleCalendarEvent(1), sampleCalendarEvent(1, { reminders: [5] })];
    expect([planner.due(silent, at('01-01T00:00:00'), at('01-10T00:00:00')), planner.next(silent, at('01-01T00:00:00'))]).toEqual([[], null]);
    expect(planner.next(spoken, at('01-05T09:00:00'))).toBeNull();
  });

  it('looks for the reminders that one occurrence has of its own', () => {
    const own = (changes: object) => [{ occurrenceStart: at('01-12T08:00:00'), isCancelled: false, changes }];
    const event = sampleCalendarEvent(1, { rrule: 'FREQ=WEEKLY', exceptions: own({ reminders: [30] }) });
    expect(planner.next(event, at('01-01T00:00:00'))).toEqual(at('01-12T07:30:00'));
    expect(planner.next({ ...event, exceptions: own({ title: 'X' }) }, at('01-01T00:00:00'))).toBeNull();
  });

  it('looks again in five weeks for what is far away', () => {
    const far = sampleCalendarEvent(1, { reminders: [0], start: at('06-01T08:00:00'), end: at('06-01T09:00:00') });
    expect(planner.next(far, at('01-01T00:00:00'))).toEqual(at('02-05T00:00:00'));
    expect(planner.next(far, at('05-01T00:00:00'))).toEqual(at('06-01T08:00:00'));
  });

  it('looks at once for what is due not too late when an event is changed', () => {
    const event = sampleCalendarEvent(1, { reminders: [15] });
    expect(planner.lookAt(event, at('01-05T08:44:59'))).toEqual(at('01-05T07:45:00'));
    expect(planner.lookAt(event, at('01-05T08:45:00'))).toBeNull();
  });
});
