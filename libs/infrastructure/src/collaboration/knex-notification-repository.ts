import { NotificationRepository, type NewNotification } from '@halolight/application/collaboration/ports';
import type { NotificationDraft } from '@halolight/domain/collaboration';
import type { Knex } from 'knex';
import type { Database } from '../kernel/index.js';

type NotificationRow = Omit<NewNotification, 'userId' | 'createdAt'> & { readonly user_id: number; readonly created_at: Date };

/** For what stands for itself: what is there of the event stays as it is. */
const KEEPING = 'on conflict (event_id, user_id) do nothing';
/** For what is of a topic. A later event that was told first has the last word. */
const REPLACING = `
  on conflict (user_id, topic) where read_at is null and deleted_at is null do update
  set event_id = excluded.event_id, title = excluded.title, content = excluded.content, link = excluded.link, created_at = now()
  where notifications.event_id is null or notifications.event_id < excluded.event_id`;

/** Notifications in PostgreSQL. */
export class KnexNotificationRepository extends NotificationRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async keep(eventId: number, drafts: readonly NotificationDraft[]): Promise<readonly NewNotification[]> {
    const kept = [
      ...(await this.insert(eventId, drafts.filter(({ topic }) => topic === null), KEEPING)),
      ...(await this.insert(eventId, drafts.filter(({ topic }) => topic !== null), REPLACING)),
    ];
    return kept.map(({ user_id, created_at, ...rest }) => ({ ...rest, userId: user_id, createdAt: created_at }));
  }

  async withdraw(eventId: number): Promise<readonly number[]> {
    const { sql } = this.database;
    const withdrawn = await sql('notifications')
      .where({ event_id: eventId })
      .whereNull('deleted_at')
      .update({ deleted_at: sql.fn.now(), topic: sql.raw('case when read_at is not null then topic end') })
      .returning<{ user_id: number; read_at: Date | null }[]>(['user_id', 'read_at']);
    return withdrawn.filter(({ read_at }) => read_at === null).map(({ user_id }) => user_id);
  }

  async withdrawTopic(userIds: readonly number[], topic: string): Promise<void> {
    const { sql } = this.database;
    await sql('notifications').where({ topic }).whereRaw('user_id = any (?::bigint[])', [[...userIds]]).whereNull('deleted_at').update({ deleted_at: sql.fn.now() });
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

  forgetDeleted(before: Date, limit: number): Promise<number> {
    return this.forget(limit, 'deleted_at', (old) => old.where('deleted_at', '<', before));
  }

  forgetRead(before: Date, limit: number): Promise<number> {
    return this.forget(limit, 'read_at', (old) => old.where('read_at', '<', before).whereNull('deleted_at'));
  }

  /** Those that somebody changes at that moment are passed over: nobody waits for each other. */
  private async forget(limit: number, since: 'deleted_at' | 'read_at', narrow: (old: Knex.QueryBuilder) => Knex.QueryBuilder): Promise<number> {
    const { sql } = this.database;
    const old = narrow(sql('notifications').select('id')).orderBy(since).limit(limit).forUpdate().skipLocked();
    return sql('notifications').with('old', old).whereIn('id', sql('old').select('id')).delete();
  }

  private own(userId: number): Knex.QueryBuilder {
    return this.database.sql('notifications').where({ user_id: userId }).whereNull('deleted_at');
  }

  /** Users in one order, so that two events that tell the same ones do not wait for each other in a circle. */
  private async insert(eventId: number, drafts: readonly NotificationDraft[], onConflict: string): Promise<NotificationRow[]> {
    if (drafts.length === 0) return [];
    const column = <Field extends keyof NotificationDraft>(field: Field) => drafts.map((draft) => draft[field]);
    const { rows } = await this.database.sql.raw<{ rows: NotificationRow[] }>(
      `insert into notifications (event_id, user_id, topic, type, title, content, link)
       select :eventId::bigint, draft.*
       from unnest(:userIds::bigint[], :topics::text[], :types::text[], :titles::text[], :contents::text[], :links::text[])
         as draft (user_id, topic, type, title, content, link)
       where not exists (
         select from notifications as later where later.user_id = draft.user_id and later.topic = draft.topic and later.event_id >= :eventId)
       and not exists (select from notifications as same where same.event_id = :eventId and same.user_id = draft.user_id)
       order by draft.user_id
       ${onConflict}
       returning id, user_id, type, title, content, link, topic, created_at`,
      {
        eventId,
        userIds: column('userId'),
        topics: column('topic'),
        types: column('type'),
        titles: column('title'),
        contents: column('content'),
        links: column('link'),
      },
    );
    return rows;
  }
}
