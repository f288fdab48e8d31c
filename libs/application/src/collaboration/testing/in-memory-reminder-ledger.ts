import { ReminderLedger, type DeliveredReminder, type EventToRemind } from '../ports/reminder-ledger.js';
import type { InMemoryCalendarStore } from './in-memory-calendar-store.js';

/** The twin of the real `ReminderLedger`, but that nobody is kept from what somebody took. */
export class InMemoryReminderLedger extends ReminderLedger {
  constructor(private readonly store: InMemoryCalendarStore) {
    super();
  }

  override async take(now: Date, limit: number): Promise<readonly EventToRemind[]> {
    const due = [...this.store.events.values()].flatMap(({ record, remindAt }) => (remindAt && remindAt <= now ? [{ record, remindAt }] : []));
    due.sort((one, other) => one.remindAt.getTime() - other.remindAt.getTime() || one.record.id - other.record.id);
    return due.slice(0, limit).map(({ record: { createdAt, updatedAt: _updatedAt, ...event } }) => ({ event, createdAt }));
  }

  override async deliver({ eventId, startsAt, minutes, dueAt }: DeliveredReminder): Promise<readonly number[]> {
    const owner = this.store.events.get(eventId)?.record.ownerId;
    const attending = [...this.store.attendeesOf(eventId)].filter(([, status]) => status !== 'DECLINED').map(([userId]) => userId);
    const recipients = [...new Set(owner === undefined ? [] : [owner, ...attending])].filter((userId) => this.store.isOpen(userId));
    const keyOf = (userId: number) => [eventId, startsAt.toISOString(), minutes, userId].join(' ');
    const reminded = recipients.filter((userId) => !this.store.deliveries.has(keyOf(userId)));
    for (const userId of reminded) this.store.deliveries.set(keyOf(userId), dueAt);
    return reminded.sort((one, other) => one - other);
  }

  override async lookAgain(eventId: number, at: Date | null): Promise<void> {
    const known = this.store.events.get(eventId);
    if (known) this.store.events.set(eventId, { ...known, remindAt: at });
  }

  override async forget(before: Date, limit: number): Promise<number> {
    const old = [...this.store.deliveries].filter(([, dueAt]) => dueAt < before).slice(0, limit);
    for (const [key] of old) this.store.deliveries.delete(key);
    return old.length;
  }
}
