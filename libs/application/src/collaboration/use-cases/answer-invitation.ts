import { assertMayAnswer, type AttendeeStatus } from '@halolight/domain/collaboration';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { Attendees } from '../ports/attendees.js';
import type { CalendarGate } from './calendar-gate.js';
import { calendarNews } from './calendar-news.js';

/** Answers an invitation, each for themselves. */
export class AnswerInvitation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: CalendarGate,
    private readonly attendees: Attendees,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError for who sees the event and is not invited */
  async execute(actor: Actor, eventId: number, status: AttendeeStatus): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.gate.hold(actor, eventId, assertMayAnswer);
      await this.attendees.answer(eventId, actor.userId, status);
      await this.outbox.publish(calendarNews('rsvp', actor.userId, eventId, { status }));
    });
  }
}
