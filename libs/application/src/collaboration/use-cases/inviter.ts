import { MAX_ATTENDEES, NoSuchAttendeeError, TooManyAttendeesError, type CalendarEvent } from '@halolight/domain/collaboration';
import type { Actor, EventOutbox } from '../../kernel/index.js';
import type { Attendees } from '../ports/attendees.js';
import type { People } from '../ports/people.js';
import { calendarNews } from './calendar-news.js';

/** Invites people to an event, inside the unit of work of whoever asks. */
export class Inviter {
  constructor(
    private readonly people: People,
    private readonly attendees: Attendees,
    private readonly outbox: EventOutbox,
  ) {}

  /** The owner, who takes part anyway, is left out; who is invited already is not told again. @throws NoSuchAttendeeError, TooManyAttendeesError */
  async invite(actor: Actor, { id, ownerId }: Pick<CalendarEvent, 'id' | 'ownerId'>, userIds: readonly number[]): Promise<void> {
    const others = [...new Set(userIds)].filter((userId) => userId !== ownerId);
    const open = new Set(await this.people.openAmong(others));
    const unknown = others.filter((userId) => !open.has(userId));
    if (unknown.length > 0) throw new NoSuchAttendeeError(unknown);
    const invited = await this.attendees.invite(id, others);
    if (invited.length === 0) return;
    if ((await this.attendees.count(id)) > MAX_ATTENDEES) throw new TooManyAttendeesError();
    await this.outbox.publish(calendarNews('invited', actor.userId, id, { userIds: invited }));
  }
}
