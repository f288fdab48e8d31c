import { EventOutbox, SYSTEM_USER_ID, type DomainEvent, type EventHandlers, type JobQueue } from '@halolight/application/kernel';
import type { Database } from '../database/index.js';
import { RequestContext } from '../logging/index.js';

/** The job that tells one handler of one event. */
export const TELL_EVENT_JOB = 'tell-event';

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
    const [kept]: { id: number }[] = await this.database
      .sql('activities')
      .insert({
        type,
        actor_id: actorId === SYSTEM_USER_ID ? null : actorId,
        subject_type: subject?.type ?? null,
        subject_id: subject?.id ?? null,
        data: JSON.stringify(data),
        ip: request?.client?.ip ?? null,
        user_agent: request?.client?.userAgent ?? null,
        request_id: request?.requestId ?? null,
      })
      .returning('id');
    if (!kept) throw new Error('The event was not kept');
    return kept.id;
  }
}
