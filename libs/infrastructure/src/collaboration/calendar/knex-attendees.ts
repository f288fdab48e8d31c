import { Attendees } from '@halolight/application/collaboration/ports';
import type { AttendeeStatus } from '@halolight/domain/collaboration';
import type { Database } from '../../kernel/index.js';

/** Attendees in PostgreSQL. */
export class KnexAttendees extends Attendees {
  constructor(private readonly database: Database) {
    super();
  }

  async isInvited(eventId: number, userId: number): Promise<boolean> {
    const row = await this.of(eventId).where({ user_id: userId }).first<{ user_id: number } | undefined>('user_id');
    return row !== undefined;
  }

  async count(eventId: number): Promise<number> {
    const [row] = await this.of(eventId).count<{ invited: number }[]>({ invited: '*' });
    return row?.invited ?? 0;
  }

  async invite(eventId: number, userIds: readonly number[]): Promise<readonly number[]> {
    if (userIds.length === 0) return [];
    const rows = await this.database
      .sql('calendar_attendees')
      .insert(userIds.map((userId) => ({ event_id: eventId, user_id: userId })))
      .onConflict(['event_id', 'user_id'])
      .ignore()
      .returning<{ user_id: number }[]>('user_id');
    return rows.map(({ user_id }) => user_id);
  }

  async withdraw(eventId: number, userId: number): Promise<boolean> {
    return (await this.of(eventId).where({ user_id: userId }).delete()) > 0;
  }

  async answer(eventId: number, userId: number, status: AttendeeStatus): Promise<void> {
    await this.of(eventId).where({ user_id: userId }).update({ status, answered_at: this.database.sql.fn.now() });
  }

  private of(eventId: number) {
    return this.database.sql('calendar_attendees').where({ event_id: eventId });
  }
}
