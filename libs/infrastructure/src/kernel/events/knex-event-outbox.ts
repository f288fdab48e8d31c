import { EventOutbox, SYSTEM_USER_ID, type DomainEvent, type EventHandlers, type JobQueue } from '@halolight/application/kernel';
import { PreparedStatement, type Database } from '../database/index.js';
import { RequestContext } from '../logging/index.js';

/** The job that tells one handler of one event. */
export const TELL_EVENT_JOB = 'tell-event';

const COLUMNS = ['type', 'actor_id', 'subject_type', 'subject_id', 'data', 'ip', 'user_agent', 'request_id'];

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
      const id = await this.keep(event);
      for (const handler of this.handlers.namesFor(event.type)) {
        await this.jobs.add(TELL_EVENT_JOB, { eventId: id, handler });
      }
    });
  }

  private async keep({ type, actorId, subject, data = {} }: DomainEvent): Promise<number> {
    const request = RequestContext.getStore();
    const [kept] = await this.database.run(KEEP_EVENT, [
      type,
      actorId === SYSTEM_USER_ID ? null : actorId,
      subject?.type ?? null,
      subject?.id ?? null,
      JSON.stringify(data),
      request?.client?.ip ?? null,
      request?.client?.userAgent ?? null,
      request?.requestId ?? null,
    ]);
    if (!kept) throw new Error('The event was not kept');
    return kept.id;
  }
}
