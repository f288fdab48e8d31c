import type { UnitOfWork } from '../../kernel/index.js';
import type { Attendees } from '../ports/attendees.js';
import type { CalendarRepository } from '../ports/calendar-repository.js';
import type { FeedTokens } from '../ports/feed-tokens.js';
import type { ReminderLedger } from '../ports/reminder-ledger.js';
import type { CalendarDirectory } from '../queries/calendar-directory.js';

/** What keeps calendars, over one store, perhaps with events in it. */
export interface CalendarPorts {
  readonly unitOfWork: UnitOfWork;
  readonly events: CalendarRepository;
  readonly attendees: Attendees;
  readonly calendarDirectory: CalendarDirectory;
  readonly ledger: ReminderLedger;
  readonly feedTokens: FeedTokens;
  /** The id of a new account that is granted these permissions. */
  readonly addUser: (...permissions: string[]) => Promise<number>;
  /** The id of a new session of the user. */
  readonly addSession: (userId: number) => Promise<number>;
  readonly endSession: (sessionId: number) => Promise<void>;
  /** Closes an account for good. */
  readonly closeUser: (userId: number) => Promise<void>;
}

/** Opens a store for one contract suite, once before its first test; the ports in it must share that store. */
export type OpenCalendar = () => CalendarPorts | Promise<CalendarPorts>;
