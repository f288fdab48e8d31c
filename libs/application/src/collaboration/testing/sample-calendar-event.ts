import { uniqueText } from '../../kernel/testing/index.js';
import type { NewCalendarEvent } from '../ports/calendar-repository.js';

/** An hour on 5 January 2026, a Monday, under a title that no other test knows, unless `given` says otherwise. */
export function sampleCalendarEvent(ownerId: number, given: Partial<NewCalendarEvent> = {}): NewCalendarEvent {
  return {
    ownerId,
    title: uniqueText('Event '),
    description: null,
    location: null,
    type: 'event',
    reminders: [],
    start: new Date('2026-01-05T08:00:00Z'),
    end: new Date('2026-01-05T09:00:00Z'),
    timeZone: 'Europe/Berlin',
    allDay: false,
    rrule: null,
    lastStart: null,
    exceptions: [],
    ...given,
  };
}
