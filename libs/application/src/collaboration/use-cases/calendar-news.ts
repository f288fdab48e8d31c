import type { DomainEvent, EventData } from '../../kernel/index.js';

/** What happened to an event of a calendar, as the outbox takes it. */
export function calendarNews(what: string, actorId: number | null, eventId: number, data: EventData = {}): DomainEvent {
  return { type: `calendar.${what}`, actorId, subject: { type: 'calendar_event', id: eventId }, data };
}
