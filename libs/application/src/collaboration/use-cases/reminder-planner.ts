import { EARLIEST_REMINDER_MINUTES, LATEST_REMINDER_MS, occurrencesIn, remindersDue, spanOf, type EventPlan, type Reminder } from '@halolight/domain/collaboration';

const EARLIEST_MS = EARLIEST_REMINDER_MINUTES * 60_000;
/** How far ahead reminders are looked for; later ones are looked for later. */
const AHEAD_MS = 35 * 86_400_000;

/** Works out which reminders of an event are due, and when the next one is. */
export class ReminderPlanner {
  /** Those due after `after` and not after `until`, the first first. */
  due(event: EventPlan, after: Date, until: Date): Reminder[] {
    if (!hasReminders(event)) return [];
    return remindersDue([...occurrencesIn(event, { start: after, end: later(until, EARLIEST_MS + 1) })], after, until);
  }

  /** When to look for reminders of an event that was changed at `now`: at once, where one is due that is not too late. */
  lookAt(event: EventPlan, now: Date): Date | null {
    return this.next(event, later(now, -LATEST_REMINDER_MS));
  }

  /** When, after `after`, there is a reminder to look for; null: never again. */
  next(event: EventPlan, after: Date): Date | null {
    const span = spanOf(event);
    if (!hasReminders(event) || (span.end !== null && span.end <= after)) return null;
    const horizon = later(after, AHEAD_MS);
    const [first] = this.due(event, after, horizon);
    if (first) return first.dueAt;
    return span.end === null || span.end > horizon ? horizon : null;
  }
}

/** At least one, of the event or of an occurrence of its own. */
function hasReminders({ reminders, exceptions }: EventPlan): boolean {
  return reminders.length > 0 || exceptions.some(({ changes }) => (changes.reminders ?? []).length > 0);
}

function later(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds);
}
