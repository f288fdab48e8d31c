import { NotificationDirectory, type NotificationFilter, type NotificationView } from '@halolight/application/collaboration';
import type { NotificationKind } from '@halolight/domain/collaboration';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, type Database, type Sorts } from '../kernel/index.js';

const SORTS: Sorts = {
  id: { column: 'notifications.id', type: 'integer' },
  createdAt: { column: 'notifications.created_at', type: 'timestamptz' },
};

/** Reads notifications. */
export class KnexNotificationDirectory extends NotificationDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(userId: number, notificationId: number, hidden: readonly NotificationKind[] = []): Promise<NotificationView | null> {
    const view = await without(hidden, this.own(userId)).where('notifications.id', notificationId).first<NotificationView | undefined>();
    return view ?? null;
  }

  page(userId: number, request: PageRequest, filter: NotificationFilter): Promise<Page<NotificationView>> {
    return keysetPage<NotificationView, NotificationView>(this.database.sql, {
      query: matching(this.own(userId), request, filter),
      request,
      sorts: SORTS,
      defaultSort: '-createdAt',
      id: 'notifications.id',
      toItem: (view) => view,
    });
  }

  async unreadCount(userId: number, hidden: readonly NotificationKind[] = []): Promise<number> {
    const unread = this.database.sql('notifications').where({ user_id: userId }).whereNull('deleted_at').whereNull('read_at');
    const [row] = await without(hidden, unread).count<{ unread: number }[]>({ unread: '*' });
    return row?.unread ?? 0;
  }

  private own(userId: number): Knex.QueryBuilder {
    const { sql } = this.database;
    return sql('notifications')
      .where({ user_id: userId })
      .whereNull('deleted_at')
      .select('id', 'type', 'title', 'content', 'link', 'created_at as createdAt', sql.raw('read_at is not null as read'));
  }
}

function matching(query: Knex.QueryBuilder, { search }: PageRequest, { read, type, hidden = [] }: NotificationFilter): Knex.QueryBuilder {
  if (read === true) query.whereNotNull('read_at');
  if (read === false) query.whereNull('read_at');
  if (type !== undefined) query.where({ type });
  without(hidden, query);
  if (search) query.where((either) => either.whereILike('title', containing(search)).orWhereILike('content', containing(search)));
  return query;
}

function without(hidden: readonly NotificationKind[], query: Knex.QueryBuilder): Knex.QueryBuilder {
  for (const { type, linkPrefix } of hidden) query.whereRaw(`not (type = ? and starts_with(coalesce(link, ''), ?))`, [type, linkPrefix]);
  return query;
}
