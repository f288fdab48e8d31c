import { assertRecurs, occurrenceAt, withoutOccurrence, type CalendarEvent } from '@halolight/domain/collaboration';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { CalendarRepository } from '../ports/calendar-repository.js';
import type { CalendarEventSignals } from './calendar-event-signals.js';
import type { CalendarEventWriter } from './calendar-event-writer.js';
import type { CalendarGate } from './calendar-gate.js';
import { calendarNews } from './calendar-news.js';

export interface DeleteCalendarEventCommand {
  readonly actor: Actor;
  readonly eventId: number;
  /** Cancels this one occurrence, by when it begins by the rule, and no other. */
  readonly occurrenceStart?: Date | undefined;
  readonly expectedVersions?: ExpectedVersions;
}

/** Deletes an event, or cancels one of its occurrences. */
export class DeleteCalendarEvent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: CalendarRepository,
    private readonly gate: CalendarGate,
    private readonly writer: CalendarEventWriter,
    private readonly signals: CalendarEventSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError, InvalidInputError, TooManyExceptionsError */
  async execute({ actor, eventId, occurrenceStart, expectedVersions }: DeleteCalendarEventCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const event = await this.gate.hold(actor, eventId);
      assertExpectedVersion('Event', event.version, expectedVersions);
      if (occurrenceStart) await this.cancel(actor, event, occurrenceStart);
      else await this.remove(actor, event);
    });
  }

  private async cancel(actor: Actor, event: CalendarEvent, occurrenceStart: Date): Promise<void> {
    assertRecurs(event);
    if (!occurrenceAt(event, occurrenceStart)) throw new NotFoundError('Occurrence');
    await this.writer.write(actor, withoutOccurrence(event, occurrenceStart), { occurrenceStart, isCancelled: true });
  }

  private async remove(actor: Actor, event: CalendarEvent): Promise<void> {
    await this.signals.beforeDelete.run(event);
    await this.events.remove(event.id);
    await this.outbox.publish(calendarNews('event_deleted', actor.userId, event.id));
  }
}
