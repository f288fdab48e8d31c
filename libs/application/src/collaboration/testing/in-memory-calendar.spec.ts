import { attendeesContract } from './attendees-contract.js';
import { calendarDirectoryContract } from './calendar-directory-contract.js';
import { calendarRepositoryContract } from './calendar-repository-contract.js';
import { feedTokensContract } from './feed-tokens-contract.js';
import { InMemoryCalendar } from './in-memory-calendar.js';
import { reminderLedgerContract } from './reminder-ledger-contract.js';

const open = () => new InMemoryCalendar();

calendarRepositoryContract('InMemoryCalendarRepository', open);
attendeesContract('InMemoryAttendees', open);
calendarDirectoryContract('InMemoryCalendarDirectory', open);
reminderLedgerContract('InMemoryReminderLedger', open);
feedTokensContract('InMemoryFeedTokens', open);
