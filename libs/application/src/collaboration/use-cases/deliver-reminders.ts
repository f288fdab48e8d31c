import { LATEST_REMINDER_MS, type CalendarEvent, type Reminder } from '@halolight/domain/collaboration';
import type { Clock, EventOutbox, Logger, UnitOfWork } from '../../kernel/index.js';
import type { EventToRemind, ReminderLedger } from '../ports/reminder-ledger.js';
import { calendarNews } from './calendar-news.js';
import type { ReminderPlanner } from './reminder-planner.js';

const BATCH = 20;
const FORGOTTEN_BATCH = 1000;
/** Long after a reminder could be given a second time. */
const KEPT_MS = 24 * LATEST_REMINDER_MS;
/** When to try again what failed. */
const RETRY_MS = 5 * 60_000;

/**
 * Gives the reminders that are due, each to everybody once, however many do this at the same time. Those that were due while
 * nobody did it are given late, but not by more than an hour. An event whose reminders fail holds up no other.
 */
export class DeliverReminders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: ReminderLedger,
    private readonly reminders: ReminderPlanner,
    private readonly clock: Clock,
    private readonly outbox: EventOutbox,
    private readonly logger: Logger,
  ) {}

  async execute(): Promise<{ delivered: number }> {
    const now = this.clock.now();
    let delivered = 0;
    for (let taken = BATCH; taken === BATCH; ) {
      const batch = await this.unitOfWork.run(() => this.deliverBatch(now)).catch((error: unknown) => this.putOff(error, now));
      delivered += batch.delivered;
      taken = batch.taken;
    }
    await this.ledger.forget(new Date(now.getTime() - KEPT_MS), FORGOTTEN_BATCH);
    return { delivered };
  }

  private async deliverBatch(now: Date): Promise<{ taken: number; delivered: number }> {
    const taken = await this.ledger.take(now, BATCH);
    let delivered = 0;
    for (const each of taken) {
      try {
        delivered += await this.deliverDue(each, now);
      } catch (cause) {
        throw new ReminderFailure(each.event.id, cause);
      }
    }
    return { taken: taken.length, delivered };
  }

  /** What was done for the other events of the batch is undone with it, and is done again now that this one is out of the way. */
  private async putOff(error: unknown, now: Date): Promise<{ taken: number; delivered: number }> {
    if (!(error instanceof ReminderFailure)) throw error;
    const { eventId, cause } = error;
    await this.ledger.lookAgain(eventId, new Date(now.getTime() + RETRY_MS));
    this.logger.error('The reminders of an event failed and will be tried again', { eventId, error: cause });
    return { taken: BATCH, delivered: 0 };
  }

  private async deliverDue(each: EventToRemind, now: Date): Promise<number> {
    let delivered = 0;
    for (const reminder of this.dueOf(each, now)) delivered += await this.deliver(each.event, reminder);
    await this.ledger.lookAgain(each.event.id, this.reminders.next(each.event, now));
    return delivered;
  }

  /** What was over when it was put down reminds nobody. */
  private dueOf({ event, createdAt }: EventToRemind, now: Date): Reminder[] {
    const due = this.reminders.due(event, new Date(now.getTime() - LATEST_REMINDER_MS), now);
    return due.filter(({ occurrence }) => occurrence.end > createdAt);
  }

  private async deliver({ id }: CalendarEvent, { occurrence, minutes, dueAt }: Reminder): Promise<number> {
    const { start, occurrenceStart } = occurrence;
    const userIds = await this.ledger.deliver({ eventId: id, startsAt: start, minutes, dueAt });
    if (userIds.length === 0) return 0;
    await this.outbox.publish(calendarNews('reminder', null, id, { userIds, occurrenceStart, minutes }));
    return userIds.length;
  }
}

class ReminderFailure extends Error {
  constructor(
    readonly eventId: number,
    cause: unknown,
  ) {
    super(`The reminders of the event ${eventId} failed`, { cause });
  }
}
