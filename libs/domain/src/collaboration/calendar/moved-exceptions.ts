import type { CalendarEvent, EventPlan, OccurrenceChanges, OccurrenceException } from './calendar-event.js';
import { isStart } from './occurrences.js';
import { instantOf, wallTimeOf } from './zoned-time.js';

const DAY_MS = 86_400_000;

/**
 * The exceptions of an event that is at other times now: each belongs to the occurrence as far from the start as before, by what clocks show,
 * and goes with it where there is none any more.
 * @param after with the end of its series
 */
export function movedExceptions(before: CalendarEvent, after: EventPlan): OccurrenceException[] {
  const [from, to] = [wallStartOf(before), wallStartOf(after)];
  const moved = (instant: Date): Date =>
    instant.getTime() === before.start.getTime() ? after.start : instantOf(wallTimeOf(instant, before.timeZone) - from + to, after.timeZone);
  // Whole days are midnights of their zone, and nothing else is.
  const keepsTimes = before.allDay === after.allDay && (!after.allDay || before.timeZone === after.timeZone);
  return before.exceptions
    .map(({ occurrenceStart, isCancelled, changes }) => ({ occurrenceStart: moved(occurrenceStart), isCancelled, changes: keepsTimes ? changes : withoutTimes(changes) }))
    .filter(({ occurrenceStart, isCancelled, changes }) => (isCancelled || Object.keys(changes).length > 0) && isStart(after, occurrenceStart));
}

function wallStartOf({ start, timeZone, allDay }: EventPlan): number {
  const wall = wallTimeOf(start, timeZone);
  return allDay ? Math.floor(wall / DAY_MS) * DAY_MS : wall;
}

function withoutTimes({ start: _start, end: _end, ...changes }: OccurrenceChanges): OccurrenceChanges {
  return changes;
}
