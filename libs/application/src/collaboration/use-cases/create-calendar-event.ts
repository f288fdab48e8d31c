import { checkedDraft, withLastStart, type EventDraft } from '@halolight/domain/collaboration';
import type { Actor, Clock, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { CalendarRepository } from '../ports/calendar-repository.js';
import type { CalendarEventSignals } from './calendar-event-signals.js';
import { calendarNews } from './calendar-news.js';
import type { Inviter } from './inviter.js';
import type { ReminderPlanner } from './reminder-planner.js';

export interface CreateCalendarEventCommand {
  readonly actor: Actor;
  readonly draft: EventDraft;
  /** Who is invited. */
  readonly userIds: readonly number[];
}

/** Puts an event into the calendar of whoever makes it. */
export class CreateCalendarEvent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: CalendarRepository,
    private readonly reminders: ReminderPlanner,
    private readonly inviter: Inviter,
    private readonly signals: CalendarEventSignals,
    private readonly clock: Clock,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new id @throws InvalidInputError, NoSuchAttendeeError, TooManyAttendeesError */
  async execute({ actor, draft, userIds }: CreateCalendarEventCommand): Promise<number> {
    const planned = withLastStart(checkedDraft(draft));
    return this.unitOfWork.run(async () => {
      const event = await this.signals.beforeCreate.run({ ...planned, ownerId: actor.userId, exceptions: [] });
      const id = await this.events.add(event, this.reminders.lookAt(event, this.clock.now()));
      await this.outbox.publish(calendarNews('event_created', actor.userId, id));
      await this.inviter.invite(actor, { ...event, id }, userIds);
      return id;
    });
  }
}
