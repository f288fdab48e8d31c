import type { CalendarEvent } from '@halolight/domain/collaboration';
import type { Actor, Clock, EventData, EventOutbox } from '../../kernel/index.js';
import type { CalendarRepository } from '../ports/calendar-repository.js';
import type { CalendarEventSignals } from './calendar-event-signals.js';
import { calendarNews } from './calendar-news.js';
import type { ReminderPlanner } from './reminder-planner.js';

/** Stores an event that was changed and tells of it, inside the unit of work of whoever changes it. */
export class CalendarEventWriter {
  constructor(
    private readonly events: CalendarRepository,
    private readonly reminders: ReminderPlanner,
    private readonly signals: CalendarEventSignals,
    private readonly clock: Clock,
    private readonly outbox: EventOutbox,
  ) {}

  async write(actor: Actor, changed: CalendarEvent, data: EventData = {}): Promise<void> {
    const event = await this.signals.beforeUpdate.run(changed);
    await this.events.update(event, this.reminders.lookAt(event, this.clock.now()));
    await this.outbox.publish(calendarNews('event_updated', actor.userId, event.id, data));
  }
}
