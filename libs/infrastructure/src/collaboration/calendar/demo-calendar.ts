import type { ReminderPlanner } from '@halolight/application/collaboration';
import type { CalendarRepository } from '@halolight/application/collaboration/ports';
import type { Clock } from '@halolight/application/kernel';
import { checkedDraft, instantOf, wallTimeOf, withLastStart, type EventDraft } from '@halolight/domain/collaboration';
import { DemoData, oneAtATime, type Database } from '../../kernel/index.js';
import { demoUserIds } from '../demo-user-ids.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ZONE = 'Europe/Berlin';

interface DemoEvent extends Pick<EventDraft, 'title' | 'description' | 'location' | 'type' | 'allDay' | 'rrule' | 'reminders'> {
  readonly owner: string;
  readonly guests: readonly string[];
  /** Days from today, or from this week's Monday. */
  readonly day: number;
  readonly from: 'today' | 'monday';
  /** Of the day. */
  readonly hour: number;
  readonly hours: number;
}

const DEMO_EVENTS: readonly DemoEvent[] = [
  {
    owner: 'manager', guests: ['admin', 'user'], title: 'Campaign kick-off', description: 'Goals, budget and who does what.', location: 'Meeting room 2',
    type: 'meeting', day: 0, from: 'today', hour: 14, hours: 1, allDay: false, rrule: null, reminders: [30, 10],
  },
  {
    owner: 'admin', guests: ['manager', 'user'], title: 'Weekly planning', description: null, location: 'Meeting room 1',
    type: 'meeting', day: 0, from: 'monday', hour: 9, hours: 1, allDay: false, rrule: 'FREQ=WEEKLY;BYDAY=MO', reminders: [15],
  },
  {
    owner: 'user', guests: [], title: 'Newsletter goes out', description: 'Proofread the day before.', location: null,
    type: 'task', day: 3, from: 'monday', hour: 11, hours: 1, allDay: false, rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', reminders: [60],
  },
  {
    owner: 'manager', guests: ['user'], title: 'Trade fair', description: 'Hall 4, stand 12.', location: 'Fairground',
    type: 'trip', day: 7, from: 'today', hour: 0, hours: 48, allDay: true, rrule: null, reminders: [1440],
  },
];

/** What the demo users have in their calendars, around the day on which they were made. */
export class DemoCalendar extends DemoData {
  override readonly name = 'calendar';

  constructor(
    private readonly database: Database,
    private readonly events: CalendarRepository,
    private readonly reminders: ReminderPlanner,
    private readonly clock: Clock,
  ) {
    super();
  }

  load(): Promise<void> {
    return oneAtATime(this.database, 'demo calendar', async () => {
      const users = await demoUserIds(this.database.sql);
      for (const event of DEMO_EVENTS) await this.add(event, users);
    });
  }

  private async add(demo: DemoEvent, users: ReadonlyMap<string, number>): Promise<void> {
    const { sql } = this.database;
    const ownerId = users.get(demo.owner);
    if (ownerId === undefined) return;
    const known = await sql('calendar_events').where({ owner_id: ownerId, title: demo.title }).first<{ id: number } | undefined>('id');
    if (known) return;
    const now = this.clock.now();
    const event = { ...withLastStart(checkedDraft(draftOf(demo, now))), ownerId, exceptions: [] };
    const eventId = await this.events.add(event, this.reminders.next(event, now));
    const guests = demo.guests.map((guest) => users.get(guest)).filter((id) => id !== undefined);
    for (const userId of guests) await sql('calendar_attendees').insert({ event_id: eventId, user_id: userId, status: 'ACCEPTED' });
  }
}

function draftOf({ owner: _owner, guests: _guests, day, from, hour, hours, ...details }: DemoEvent, now: Date): EventDraft {
  const today = Math.floor(wallTimeOf(now, ZONE) / DAY_MS) * DAY_MS;
  const daysSinceMonday = (new Date(today).getUTCDay() + 6) % 7;
  const start = (from === 'today' ? today : today - daysSinceMonday * DAY_MS) + day * DAY_MS;
  return { ...details, timeZone: ZONE, start: instantOf(start + hour * HOUR_MS, ZONE), end: instantOf(start + (hour + hours) * HOUR_MS, ZONE) };
}
