import type { LiveEvent } from '@halolight/domain/collaboration';
import type { Clock } from '../../kernel/index.js';
import { LiveEventLog, type LivePosition, type NumberedEvent } from '../queries/live-event-log.js';
import type { RecordingLiveEvents } from './recording-live-events.js';

/** The twin of the real `LiveEventLog`: it reads what `RecordingLiveEvents` was told. Nothing in memory becomes visible late. */
export class InMemoryLiveEventLog extends LiveEventLog {
  private numbered: (NumberedEvent & { readonly source: LiveEvent })[] = [];
  private last = 0;
  private forgotten = 0;

  constructor(
    private readonly live: RecordingLiveEvents,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async number(): Promise<number> {
    for (const source of this.live.events.slice(this.last)) {
      this.last += 1;
      const { userId, event, data } = source;
      this.numbered.push({ userId, event, data, number: this.last, at: this.clock.now(), source });
    }
    return this.last;
  }

  override async horizon(): Promise<number> {
    return this.forgotten;
  }

  override async after(positions: readonly LivePosition[], most: number): Promise<readonly NumberedEvent[]> {
    const told = positions.flatMap(({ userId, after }) =>
      this.numbered.filter((event) => event.userId === userId && event.number > after && !this.live.withdrawn.has(event.source)).slice(0, most),
    );
    return told.sort((a, b) => a.number - b.number).map(({ source: _source, ...event }) => event);
  }

  override async deleteBefore(before: Date, limit: number): Promise<number> {
    await this.number();
    const old = new Set(this.numbered.filter(({ at }) => at < before).slice(0, limit));
    this.numbered = this.numbered.filter((event) => !old.has(event));
    this.forgotten = Math.max(this.forgotten, ...[...old].map(({ number }) => number));
    return old.size;
  }
}
