import type { CalendarEventBody } from '../../collaboration/calendar.contract.js';
import { CalendarController } from '../../collaboration/calendar.controller.js';
import { calendarRange, inAskedTime, spansOf } from '../calendar-range.js';
import { filters } from '../client-fields.js';
import { everyRow } from '../every-row.js';
import type { MountCall } from '../mount-call.js';

const list = [CalendarController, 'list'] as const;
const MOST = 10_000;

/**
 * What is in the time that is asked for, the earliest first. It is read by and by: of a long time at once the API refuses to tell as much as there may be,
 * and to work all of it out for each of its pages takes long.
 */
export async function everyOccurrence(call: MountCall): Promise<CalendarEventBody[]> {
  const type = filters(call.query, ['type']);
  const found = new Map<string, CalendarEventBody>();
  for (const span of spansOf(calendarRange(call.query))) {
    const rows = await inAskedTime(call.query, () => everyRow(call, (page) => call.decided(list, { query: { ...type, ...span, ...page } })));
    // What lasts from one span into the next is in both.
    for (const row of rows) found.set(keyOf(row), row);
    if (found.size > MOST) break;
  }
  const all = [...found.values()];
  if (all.length > MOST) call.tellCut(MOST);
  return all.slice(0, MOST);
}

function keyOf({ id, occurrenceStart }: CalendarEventBody): string {
  return `${id} ${occurrenceStart?.getTime()}`;
}
