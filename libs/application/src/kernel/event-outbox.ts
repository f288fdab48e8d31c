/**
 * What an event carries beside its names, as JSON: ids, numbers, states and names of fields and rights. It is kept for good, and whoever reads
 * the audit log need not be who may read what it is about: nothing in it is secret, and nothing is what somebody wrote. Whoever is told of the
 * event looks that up.
 */
export type EventData = Readonly<Record<string, unknown>>;

/** Something that happened, told in the past tense. */
export interface DomainEvent {
  /** `user.created` */
  readonly type: `${string}.${string}`;
  /** Who did it; null for the system itself and for callers who are not signed in. */
  readonly actorId: number | null;
  /** What it was done to. */
  readonly subject: { readonly type: string; readonly id: number } | null;
  readonly data?: EventData;
}

/**
 * Takes events in the transaction that causes them: they are kept as the audit log, and handed to their handlers
 * after the transaction, at least once. What is rolled back was never told.
 */
export abstract class EventOutbox {
  /** Takes part in the running unit of work; outside of one it is a unit of work of its own. */
  abstract publish(event: DomainEvent): Promise<void>;

  /** As `publish`, for many at once, in their order. */
  abstract publishAll(events: readonly DomainEvent[]): Promise<void>;
}
