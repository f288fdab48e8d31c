import type { EventHandlers, HandledEvent } from '@halolight/application/kernel';
import { z } from 'zod';
import type { Database } from '../database/index.js';

const PAYLOAD = z.object({ eventId: z.int(), handler: z.string() });

interface ActivityRow {
  readonly id: number;
  readonly type: HandledEvent['type'];
  readonly actor_id: number | null;
  readonly subject_type: string | null;
  readonly subject_id: number | null;
  readonly data: Record<string, unknown>;
  readonly created_at: Date;
}

/** Tells one handler of one event: what the scheduler does for each job that the outbox queued. */
export class TellEvent {
  constructor(
    private readonly database: Database,
    private readonly handlers: EventHandlers,
  ) {}

  /** @throws Error for a handler that is not there any more, or what the handler throws: the job is tried again */
  async run(payload: unknown): Promise<void> {
    const { eventId, handler } = PAYLOAD.parse(payload);
    const row = await this.database.sql('activities').where({ id: eventId }).first<ActivityRow | undefined>();
    if (!row) throw new Error(`There is no event ${eventId}`);
    const handle = this.handlers.find(row.type, handler);
    if (!handle) throw new Error(`The event ${row.type} has no handler "${handler}"`);
    await handle(toEvent(row));
  }
}

function toEvent(row: ActivityRow): HandledEvent {
  const { id, type, actor_id, subject_type, subject_id, data, created_at } = row;
  const subject = subject_type !== null && subject_id !== null ? { type: subject_type, id: subject_id } : null;
  return { id, type, actorId: actor_id, subject, data, occurredAt: created_at };
}
