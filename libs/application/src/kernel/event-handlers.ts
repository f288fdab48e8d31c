import type { DomainEvent } from './event-outbox.js';

/** What a handler is told: the event, and when it happened. An event may come twice; handling it again must change nothing. */
export interface HandledEvent extends DomainEvent {
  /** The same for every telling of one event. */
  readonly id: number;
  readonly occurredAt: Date;
}

export type HandleEvent = (event: HandledEvent) => Promise<void>;

/** Who wants to hear of which events after they happened: the `after` signals. Features register while they are wired. */
export class EventHandlers {
  private readonly handlers = new Map<string, Map<string, HandleEvent>>();

  /** @param name unique among the handlers of `type`; queued work refers to it, so it is not changed lightly */
  on(type: DomainEvent['type'], name: string, handle: HandleEvent): void {
    const ofType = this.handlers.get(type) ?? new Map<string, HandleEvent>();
    if (ofType.has(name)) throw new Error(`The event ${type} has a handler "${name}" already`);
    this.handlers.set(type, ofType.set(name, handle));
  }

  /** The names of the handlers that want to hear of `type`, in order of registration. */
  namesFor(type: string): string[] {
    return [...(this.handlers.get(type)?.keys() ?? [])];
  }

  find(type: string, name: string): HandleEvent | undefined {
    return this.handlers.get(type)?.get(name);
  }
}
