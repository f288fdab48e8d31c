import { InvalidInputError } from '../../kernel/index.js';
import type { Occurrence } from './calendar-event.js';

/** The earliest that one is reminded, in minutes before the start: four weeks. */
export const EARLIEST_REMINDER_MINUTES = 40_320;
export const MAX_REMINDERS = 10;
/** No reminder is given later than this after it was due, in milliseconds: one hour. */
export const LATEST_REMINDER_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** A reminder of an occurrence. */
export interface Reminder {
  readonly occurrence: Occurrence;
  /** Before the start. */
  readonly minutes: number;
  readonly dueAt: Date;
}

/** From the earliest to the latest, each once. @throws InvalidInputError naming `reminders` */
export function normalReminders(minutes: readonly number[]): readonly number[] {
  const distinct = [...new Set(minutes)].sort((one, other) => other - one);
  const isOutside = distinct.some((each) => !Number.isInteger(each) || each < 0 || each > EARLIEST_REMINDER_MINUTES);
  if (isOutside) throw InvalidInputError.of('reminders', `Must be whole minutes before the start, from 0 to ${EARLIEST_REMINDER_MINUTES}`);
  if (distinct.length > MAX_REMINDERS) throw InvalidInputError.of('reminders', `Must be at most ${MAX_REMINDERS}`);
  return distinct;
}

/** The reminders of the occurrences that are due after `after` and not after `until`, the first that is due first. */
export function remindersDue(occurrences: readonly Occurrence[], after: Date, until: Date): Reminder[] {
  return occurrences
    .flatMap(remindersOf)
    .filter(({ dueAt }) => dueAt > after && dueAt <= until)
    .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime());
}

function remindersOf(occurrence: Occurrence): Reminder[] {
  return occurrence.reminders.map((minutes) => ({ occurrence, minutes, dueAt: new Date(occurrence.start.getTime() - minutes * MINUTE_MS) }));
}
