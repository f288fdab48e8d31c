/** Looks at what is about to be stored; returns it, changed or not, or throws to prevent it. */
export type BeforeHandler<T> = (value: T) => T | Promise<T>;

/** A moment just before a change, inside its transaction. */
export class BeforeSignal<T> {
  private readonly handlers: BeforeHandler<T>[] = [];

  /** Whether anybody listens; nothing need be fetched to be shown to nobody. */
  get isHeard(): boolean {
    return this.handlers.length > 0;
  }

  handle(handler: BeforeHandler<T>): void {
    this.handlers.push(handler);
  }

  /** Passes `value` through the handlers in order of registration. @throws what a handler throws, which undoes the transaction */
  async run(value: T): Promise<T> {
    let passed = value;
    for (const handler of this.handlers) passed = await handler(passed);
    return passed;
  }
}

/**
 * The `before` signals of one kind of entity; a feature subclasses it for each of its entities and runs them in its use cases.
 * The `after` signals are the events that the use cases publish, see `EventHandlers`.
 */
export abstract class EntitySignals<Draft, Entity> {
  readonly beforeCreate = new BeforeSignal<Draft>();
  readonly beforeUpdate = new BeforeSignal<Entity>();
  readonly beforeDelete = new BeforeSignal<Entity>();
}
