import { assertMayChangeEvent, type CalendarEvent, type CalendarUser, type EventAccess } from '@halolight/domain/collaboration';
import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor } from '../../kernel/index.js';
import type { Attendees } from '../ports/attendees.js';
import type { CalendarRepository } from '../ports/calendar-repository.js';

/** Lets somebody at an event who may do with it what they want. */
export class CalendarGate {
  constructor(
    private readonly events: CalendarRepository,
    private readonly attendees: Attendees,
  ) {}

  /**
   * The event, which nobody else changes until the unit of work ends.
   * @param assertMay who may; its owner and holders of `calendar:*` unless told
   * @throws NotFoundError, and what `assertMay` throws
   */
  async hold(actor: Actor, eventId: number, assertMay: (user: CalendarUser, access: EventAccess) => void = assertMayChangeEvent): Promise<CalendarEvent> {
    const event = await this.events.findForUpdate(eventId);
    if (!event) throw new NotFoundError('Event');
    assertMay(actor, { ownerId: event.ownerId, isInvited: await this.attendees.isInvited(eventId, actor.userId) });
    return event;
  }
}
