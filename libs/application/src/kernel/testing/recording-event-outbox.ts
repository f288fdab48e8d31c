import { EventOutbox, type DomainEvent } from '../event-outbox.js';

/** Remembers events in the order they came; what is rolled back is not forgotten. */
export class RecordingEventOutbox extends EventOutbox {
  readonly events: DomainEvent[] = [];

  override async publish(event: DomainEvent): Promise<void> {
    this.events.push(event);
  }

  override async publishAll(events: readonly DomainEvent[]): Promise<void> {
    for (const event of events) await this.publish(event);
  }
}
