import { NotificationRepository, type NewNotification } from '@halolight/application/collaboration/ports';
import type { NotificationDraft } from '@halolight/domain/collaboration';
import type { Knex } from 'knex';
import type { Database } from '../kernel/index.js';

type NotificationRow = Omit<NewNotification, 'userId' | 'createdAt'> & { readonly user_id: number; readonly created_at: Date };

/** Notifications in PostgreSQL. */
export class KnexNotificationRepository extends NotificationRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async keep(eventId: number, drafts: readonly NotificationDraft[]): Promise<readonly NewNotification[]> {
    const kept: NotificationRow[] = [];
    for (const draft of drafts) {
      const { rows } = draft.topic === null ? await this.add(eventId, draft) : await this.addOrReplace(eventId, draft);
      kept.push(...rows);
    }
    return kept.map(({ user_id, created_at, ...rest }) => ({ ...rest, userId: user_id, createdAt: created_at }));
  }

  async withdraw(eventId: number): Promise<void> {
    const { sql } = this.database;
    await sql('notifications').where({ event_id: eventId }).whereNull('deleted_at').update({ deleted_at: sql.fn.now() });
  }

  async markRead(userId: number, notificationId: number): Promise<boolean> {
    const { sql } = this.database;
    const marked = await this.own(userId).where({ id: notificationId }).update({ read_at: sql.raw('coalesce(read_at, now())') });
    return marked === 1;
  }

  async markAllRead(userId: number): Promise<number> {
    return this.own(userId).whereNull('read_at').update({ read_at: this.database.sql.fn.now() });
  }

  async markTopicRead(userId: number, topic: string): Promise<void> {
    await this.own(userId).whereNull('read_at').where({ topic }).update({ read_at: this.database.sql.fn.now() });
  }

  async remove(userId: number, notificationId: number): Promise<boolean> {
    const removed = await this.own(userId).where({ id: notificationId }).update({ deleted_at: this.database.sql.fn.now() });
    return removed === 1;
  }

  private own(userId: number): Knex.QueryBuilder {
    return this.database.sql('notifications').where({ user_id: userId }).whereNull('deleted_at');
  }

  private add(eventId: number, { userId, type, title, content, link }: NotificationDraft) {
    return this.database.sql.raw<{ rows: NotificationRow[] }>(
      `insert into notifications (event_id, user_id, type, title, content, link) values (?, ?, ?, ?, ?, ?)
       on conflict (event_id, user_id) do nothing
       returning id, user_id, type, title, content, link, topic, created_at`,
      [eventId, userId, type, title, content, link],
    );
  }

  /** A later event of the topic that was told first has the last word. */
  private addOrReplace(eventId: number, { userId, type, title, content, link, topic }: NotificationDraft) {
    return this.database.sql.raw<{ rows: NotificationRow[] }>(
      `insert into notifications (event_id, user_id, topic, type, title, content, link)
       select :eventId::bigint, :userId::bigint, :topic, :type, :title, :content, :link
       where not exists (select from notifications where user_id = :userId and topic = :topic and event_id >= :eventId)
       on conflict (user_id, topic) where read_at is null and deleted_at is null do update
       set event_id = excluded.event_id, title = excluded.title, content = excluded.content, link = excluded.link, created_at = now()
       where notifications.event_id is null or notifications.event_id < excluded.event_id
       returning id, user_id, type, title, content, link, topic, created_at`,
      { eventId, userId, topic, type, title, content, link },
    );
  }
}
