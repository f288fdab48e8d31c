import { assertRecurs, occurrenceAt, occurrenceChanges, withChanges, withOccurrence, type CalendarEvent, type EventChanges } from '@halolight/domain/collaboration';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, UnitOfWork } from '../../kernel/index.js';
import type { CalendarEventWriter } from './calendar-event-writer.js';
import type { CalendarGate } from './calendar-gate.js';

export interface UpdateCalendarEventCommand {
  readonly actor: Actor;
  readonly eventId: number;
  /** Absent fields stay as they are. */
  readonly changes: EventChanges;
  /** Changes this one occurrence, by when it begins by the rule, and no other. */
  readonly occurrenceStart?: Date | undefined;
  readonly expectedVersions?: ExpectedVersions;
}

/** Changes an event, or one of its occurrences. */
export class UpdateCalendarEvent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: CalendarGate,
    private readonly writer: CalendarEventWriter,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError, InvalidInputError, TooManyExceptionsError */
  async execute({ actor, eventId, changes, occurrenceStart, expectedVersions }: UpdateCalendarEventCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const event = await this.gate.hold(actor, eventId);
      assertExpectedVersion('Event', event.version, expectedVersions);
      if (occurrenceStart) await this.writer.write(actor, this.changedOnce(event, occurrenceStart, changes), { occurrenceStart });
      else await this.writer.write(actor, withChanges(event, changes));
    });
  }

  private changedOnce(event: CalendarEvent, occurrenceStart: Date, changes: EventChanges): CalendarEvent {
    assertRecurs(event);
    const occurrence = occurrenceAt(event, occurrenceStart);
    if (!occurrence) throw new NotFoundError('Occurrence');
    return withOccurrence(event, occurrence, occurrenceChanges(changes));
  }
}
