import type { CalendarEvent } from '@halolight/domain/collaboration';
import { EntitySignals } from '../../kernel/index.js';
import type { NewCalendarEvent } from '../ports/calendar-repository.js';

/** What is about to happen to an event of a calendar. A change of one occurrence is an update of its event. */
export class CalendarEventSignals extends EntitySignals<NewCalendarEvent, CalendarEvent> {}
