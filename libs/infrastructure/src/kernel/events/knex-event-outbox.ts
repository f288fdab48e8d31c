import { EventOutbox, SYSTEM_USER_ID, type DomainEvent, type EventHandlers, type JobQueue } from '@halolight/application/kernel';
import { PreparedStatement, type Database } from '../database/index.js';
import { RequestContext } from '../logging/index.js';

/** The job that tells one handler of one event. */
export const TELL_EVENT_JOB = 'tell-event';

const COLUMNS = ['type', 'actor_id', 'subject_type', 'subject_id', 'data', 'ip', 'user_agent', 'request_id'];

/** How many events are kept in one statement, whose values PostgreSQL numbers up to 65,535. */
const BATCH = 1_000;

const KEEP_EVENT = new PreparedStatement<{ id: number }>('keep_event', (knex, $) =>
  knex('activities')
    .insert(Object.fromEntries(COLUMNS.map((column, index) => [column, $(index + 1)])))
    .returning('id'),
);

/** Keeps each event as a row of the audit log, and queues a job for each of its handlers, so that they fail and are retried apart. */
export class KnexEventOutbox extends EventOutbox {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly handlers: EventHandlers,
  ) {
    super();
  }

  async publish(event: DomainEvent): Promise<void> {
    await this.database.transaction(async () => {
      await this.tell([{ id: await this.keep(event), type: event.type }]);
    });
  }

  async publishAll(events: readonly DomainEvent[]): Promise<void> {
    await this.database.transaction(async () => {
      for (let first = 0; first < events.length; first += BATCH) await this.publishBatch(events.slice(first, first + BATCH));
    });
  }

  private async publishBatch(events: readonly DomainEvent[]): Promise<void> {
    const rows = events.map((event) => {
      const values = valuesOf(event);
      return Object.fromEntries(COLUMNS.map((column, index) => [column, values[index]] as const));
    });
    const kept: { id: number; type: DomainEvent['type'] }[] = await this.database.sql('activities').insert(rows).returning(['id', 'type']);
    await this.tell(kept);
  }

  private async tell(events: readonly { readonly id: number; readonly type: DomainEvent['type'] }[]): Promise<void> {
    const payloads = events.flatMap(({ id: eventId, type }) => this.handlers.namesFor(type).map((handler) => ({ eventId, handler })));
    await this.jobs.addAll(TELL_EVENT_JOB, payloads);
  }

  private async keep(event: DomainEvent): Promise<number> {
    const [kept] = await this.database.run(KEEP_EVENT, valuesOf(event));
    if (!kept) throw new Error('The event was not kept');
    return kept.id;
  }
}

function valuesOf({ type, actorId, subject, data = {} }: DomainEvent): (string | number | null)[] {
  const request = RequestContext.getStore();
  return [
    type,
    actorId === SYSTEM_USER_ID ? null : actorId,
    subject?.type ?? null,
    subject?.id ?? null,
    JSON.stringify(data),
    request?.client?.ip ?? null,
    request?.client?.userAgent ?? null,
    request?.requestId ?? null,
  ];
}
