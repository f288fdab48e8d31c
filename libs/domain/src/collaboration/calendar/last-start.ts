import type { CalendarEvent } from './calendar-event.js';
import type { EventTimes } from './event-times.js';
import { comesTrue, lastCounted } from './recurrence.js';
import { parseRecurrenceRule, ruleFault } from './recurrence-rule.js';
import { untilOf } from './series.js';

/** The event with the end of its series. @throws InvalidInputError naming `rrule` for a rule that never comes true */
export function withLastStart<Event extends EventTimes & Pick<CalendarEvent, 'rrule'>>(event: Event): Event & Pick<CalendarEvent, 'lastStart'> {
  if (event.rrule === null) return { ...event, lastStart: null };
  const { start, timeZone, allDay } = event;
  const series = { start, timeZone, allDay, rule: parseRecurrenceRule(event.rrule) };
  if (!comesTrue(series)) throw ruleFault('Describes no day that there is');
  return { ...event, lastStart: lastCounted(series) ?? untilOf(series.rule, event) };
}
