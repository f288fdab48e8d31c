import type { LiveEvent } from '@halolight/domain/collaboration';
import { LiveEvents } from '../ports/live-events.js';

/** Remembers what was told, in order, and what of that was withdrawn. */
export class RecordingLiveEvents extends LiveEvents {
  readonly events: LiveEvent[] = [];
  readonly withdrawn = new Set<LiveEvent>();

  override async tell(events: readonly LiveEvent[]): Promise<void> {
    this.events.push(...events);
  }

  override async withdraw(about: string): Promise<void> {
    for (const event of this.events) if (event.about === about) this.withdrawn.add(event);
  }

  override async withdrawTopic(userIds: readonly number[], topic: string): Promise<void> {
    for (const event of this.events) if (userIds.includes(event.userId) && event.topic === topic) this.withdrawn.add(event);
  }
}
