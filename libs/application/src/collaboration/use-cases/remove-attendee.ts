import { NotFoundError } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { Attendees } from '../ports/attendees.js';
import type { CalendarGate } from './calendar-gate.js';
import { calendarNews } from './calendar-news.js';

/** Takes an invitation to an event back. */
export class RemoveAttendee {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: CalendarGate,
    private readonly attendees: Attendees,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError also for who is not invited, ForbiddenError */
  async execute(actor: Actor, eventId: number, userId: number): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.gate.hold(actor, eventId);
      if (!(await this.attendees.withdraw(eventId, userId))) throw new NotFoundError('Attendee');
      await this.outbox.publish(calendarNews('uninvited', actor.userId, eventId, { userIds: [userId] }));
    });
  }
}
