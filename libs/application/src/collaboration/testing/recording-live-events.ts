import type { LiveEvent } from '@halolight/domain/collaboration';
import { LiveEvents } from '../ports/live-events.js';

/** Remembers what was told, in order. */
export class RecordingLiveEvents extends LiveEvents {
  readonly events: LiveEvent[] = [];

  override async tell(events: readonly LiveEvent[]): Promise<void> {
    this.events.push(...events);
  }
}
