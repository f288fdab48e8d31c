import type { CalendarEventBody } from '../../collaboration/calendar.contract.js';
import { CalendarController } from '../../collaboration/calendar.controller.js';
import { asksForTime, calendarRange, inAskedTime } from '../calendar-range.js';
import type { MountCall } from '../mount-call.js';
import { dayOf } from './event-day.js';

const list = [CalendarController, 'list'] as const;
const DAY_MS = 24 * 60 * 60 * 1_000;
const MOST = 100;
/** How far is looked, in days: most calendars have a hundred in a month, and the API tells no more than these at once. */
const SPANS = [31, 366];
/** Wherever it is, today began later than so many days ago. */
const DAYS_BEFORE = 2;

/** The nearest hundred occurrences of a year that end today or later, today as it is where they take place; of another time where one is asked for, its first hundred. */
export async function nearestOccurrences(call: MountCall): Promise<CalendarEventBody[]> {
  if (asksForTime(call.query)) return inAskedTime(call.query, () => firstIn(call, calendarRange(call.query)));
  const now = new Date();
  let nearest: CalendarEventBody[] = [];
  for (const days of SPANS) {
    nearest = await firstOf(call, now, days);
    if (nearest.length === MOST) break;
  }
  return nearest;
}

async function firstIn(call: MountCall, range: Readonly<Record<string, string>>): Promise<CalendarEventBody[]> {
  return (await call.decided(list, { query: { ...range, limit: String(MOST), count: 'none' } })).data.items;
}

async function firstOf(call: MountCall, now: Date, days: number): Promise<CalendarEventBody[]> {
  const from = now.getTime() - DAYS_BEFORE * DAY_MS;
  const span = { from: new Date(from).toISOString(), to: new Date(from + days * DAY_MS).toISOString() };
  const rows: CalendarEventBody[] = [];
  let cursor: string | null = null;
  do {
    const page: Record<string, string> = { limit: String(MOST), count: 'none', ...(cursor === null ? {} : { cursor }) };
    const { data } = await call.decided(list, { query: { ...span, ...page } });
    rows.push(...data.items.filter((event) => endsFromToday(event, now)));
    cursor = data.nextCursor;
  } while (cursor !== null && rows.length < MOST);
  return rows.slice(0, MOST);
}

/** What ends at midnight was the day before. */
function endsFromToday({ end, timeZone }: CalendarEventBody, now: Date): boolean {
  return dayOf(new Date(end.getTime() - 1), timeZone) >= dayOf(now, timeZone);
}
