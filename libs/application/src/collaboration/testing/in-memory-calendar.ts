import { CountingEventLoop, FixedClock, InMemoryUnitOfWork, RecordingEventOutbox } from '../../kernel/testing/index.js';
import { People } from '../ports/people.js';
import { CalendarEventSignals } from '../use-cases/calendar-event-signals.js';
import { CalendarEventWriter } from '../use-cases/calendar-event-writer.js';
import { CalendarGate } from '../use-cases/calendar-gate.js';
import { Inviter } from '../use-cases/inviter.js';
import { ReminderPlanner } from '../use-cases/reminder-planner.js';
import type { CalendarPorts } from './calendar-ports.js';
import { InMemoryAttendees } from './in-memory-attendees.js';
import { InMemoryCalendarDirectory } from './in-memory-calendar-directory.js';
import { InMemoryCalendarRepository } from './in-memory-calendar-repository.js';
import { InMemoryCalendarStore } from './in-memory-calendar-store.js';
import { InMemoryFeedTokens } from './in-memory-feed-tokens.js';
import { InMemoryReminderLedger } from './in-memory-reminder-ledger.js';

/** All twins of calendars over one new store, on 1 January 2026. */
export class InMemoryCalendar implements CalendarPorts {
  readonly clock = new FixedClock(new Date('2026-01-01T00:00:00Z'));
  readonly eventLoop = new CountingEventLoop();
  readonly store = new InMemoryCalendarStore(this.clock);
  readonly unitOfWork = new InMemoryUnitOfWork();
  readonly outbox = new RecordingEventOutbox();
  readonly signals = new CalendarEventSignals();
  readonly events = new InMemoryCalendarRepository(this.store);
  readonly attendees = new InMemoryAttendees(this.store);
  readonly calendarDirectory = new InMemoryCalendarDirectory(this.store);
  readonly ledger = new InMemoryReminderLedger(this.store);
  readonly feedTokens = new InMemoryFeedTokens(this.store);
  readonly people = new OpenAccounts(this.store);
  readonly reminders = new ReminderPlanner();
  readonly gate = new CalendarGate(this.events, this.attendees);
  readonly inviter = new Inviter(this.people, this.attendees, this.outbox);
  readonly writer = new CalendarEventWriter(this.events, this.reminders, this.signals, this.clock, this.outbox);

  readonly addUser = async (...permissions: string[]): Promise<number> => {
    const id = this.store.nextId();
    this.store.users.set(id, { name: `User ${id}`, permissions, isOpen: true });
    return id;
  };

  readonly addSession = async (): Promise<number> => this.store.nextId();

  readonly endSession = async (sessionId: number): Promise<void> => void this.store.endedSessions.add(sessionId);

  readonly closeUser = async (userId: number): Promise<void> => {
    const user = this.store.users.get(userId);
    if (user) this.store.users.set(userId, { ...user, isOpen: false });
  };
}

class OpenAccounts extends People {
  constructor(private readonly store: InMemoryCalendarStore) {
    super();
  }

  override async openAmong(userIds: readonly number[]): Promise<readonly number[]> {
    return userIds.filter((userId) => this.store.isOpen(userId));
  }
}
