import {
  NotificationFacts,
  type LinkNews,
  type LostTopic,
  type MessageNews,
  type SharedNews,
  type SharedThing,
  type ToldUser,
  type UnreadMessage,
} from '@halolight/application/collaboration/ports';
import type { ToldThing } from '@halolight/domain/collaboration';
import type { Database } from '../kernel/index.js';
import { lostFromSight, toLostTopic } from './lost-from-sight.js';

const THINGS = {
  document: { table: 'documents', title: 'title', shares: 'document_shares', key: 'document_id' },
  file: { table: 'files', title: 'name', shares: 'file_shares', key: 'file_id' },
} as const;

interface SharedRow {
  readonly title: string;
  readonly user_ids: string[];
}

interface MessageNewsRow {
  readonly conversation_id: number;
  readonly conversation_name: string | null;
  readonly sender_name: string;
  readonly content: string;
  readonly unread_by: string[];
}

interface Device {
  readonly userAgent: string | null;
  readonly ip: string | null;
}

/** Looks up in PostgreSQL what notifications say. */
export class KnexNotificationFacts extends NotificationFacts {
  constructor(private readonly database: Database) {
    super();
  }

  async nameOf(userId: number): Promise<string | null> {
    const row = await this.database.sql('users').where({ id: userId }).first<{ name: string } | undefined>('name');
    return row?.name ?? null;
  }

  async shareNews({ type, id, userId, groupId }: SharedThing): Promise<SharedNews | null> {
    const { sql } = this.database;
    const { table, title, shares, key } = THINGS[type];
    // Before the share, as who deletes the group does: neither waits for what the other holds.
    if (groupId !== null) await sql('groups').where({ id: groupId }).forShare().select('id');
    const row = await sql(shares)
      .join(table, `${table}.id`, `${shares}.${key}`)
      .where({ [`${shares}.${key}`]: id, user_id: userId, group_id: groupId })
      .whereRaw(`(${shares}.expires_at is null or ${shares}.expires_at > now())`)
      .select(`${table}.${title} as title`)
      .select(
        sql.raw(`case when ${shares}.user_id is not null then array[${shares}.user_id]
          else array(select user_id from group_members as member where member.group_id = ${shares}.group_id order by user_id) end as user_ids`),
      )
      .forShare(shares)
      .first<SharedRow | undefined>();
    return row ? { title: row.title, userIds: row.user_ids.map(Number) } : null;
  }

  async linkNews(linkId: number): Promise<LinkNews | null> {
    const news = await this.database
      .sql('file_links')
      .join('files', 'files.id', 'file_links.file_id')
      .where({ 'file_links.id': linkId })
      .first<LinkNews | undefined>('files.id as fileId', 'files.name as title', 'files.owner_id as ownerId');
    return news ?? null;
  }

  async takingPart(calendarEventId: number, userIds: readonly number[]): Promise<readonly number[]> {
    const { sql } = this.database;
    const among = [...userIds];
    await sql('calendar_events').where({ id: calendarEventId }).forShare().select('id');
    const rows = await sql('calendar_events')
      .where({ id: calendarEventId })
      .whereIn('owner_id', among)
      .select<{ user_id: number }[]>('owner_id as user_id')
      .union(sql('calendar_attendees').where({ event_id: calendarEventId }).whereIn('user_id', among).whereNot({ status: 'DECLINED' }).select('user_id'));
    return rows.map(({ user_id }) => user_id).sort((one, other) => one - other);
  }

  async lostFromSight(told: ToldThing | ToldUser): Promise<readonly LostTopic[]> {
    const lost: LostTopic[] = [];
    for (const query of lostFromSight(this.database.sql, told)) lost.push(...(await query).rows.map(toLostTopic));
    return lost;
  }

  async holdConversationOf(messageId: number): Promise<void> {
    const { sql } = this.database;
    // As strong as who sends a message, who has to wait for one of these at most: shares that overlap would pass by them for ever.
    await sql('conversations').where({ id: sql('messages').where({ id: messageId }).select('conversation_id') }).forUpdate().select('id');
  }

  async messageNews(messageId: number): Promise<MessageNews | null> {
    const { sql } = this.database;
    const row = await sql('messages')
      .join('conversations', 'conversations.id', 'messages.conversation_id')
      .join('users as sender', 'sender.id', 'messages.sender_id')
      .where('messages.id', messageId)
      .whereNull('messages.deleted_at')
      .select('messages.conversation_id', 'conversations.name as conversation_name', 'sender.name as sender_name', 'messages.content')
      .select(
        sql.raw(`array(
          select user_id from conversation_participants as reader
          where reader.conversation_id = messages.conversation_id and reader.user_id <> messages.sender_id
            and greatest(reader.last_read_message_id, reader.cleared_message_id) < messages.id
          order by reader.id) as unread_by`),
      )
      .forShare('messages')
      .first<MessageNewsRow | undefined>();
    if (!row) return null;
    const { conversation_id, conversation_name, sender_name, content, unread_by } = row;
    return { conversationId: conversation_id, conversationName: conversation_name, senderName: sender_name, content, unreadBy: unread_by.map(Number) };
  }

  async eventOfMessage(messageId: number): Promise<number | null> {
    const event = await this.database
      .sql('activities')
      .where({ subject_type: 'message', subject_id: messageId, type: 'message.sent' })
      .first<{ id: number } | undefined>('id');
    return event?.id ?? null;
  }

  async unreadBeside(messageId: number, userIds: readonly number[]): Promise<readonly UnreadMessage[]> {
    const { rows } = await this.database.sql.raw<{ rows: { message_id: number; user_ids: string[] }[] }>(
      `select unread.id as message_id, array_agg(reader.user_id order by reader.user_id) as user_ids
       from messages as beside
         join conversation_participants as reader on reader.conversation_id = beside.conversation_id and reader.user_id = any(:userIds::bigint[])
         cross join lateral (
           select id from messages
           where messages.conversation_id = reader.conversation_id and messages.id > greatest(reader.last_read_message_id, reader.cleared_message_id)
             and messages.sender_id <> reader.user_id and messages.deleted_at is null
           order by messages.id desc limit 1
         ) as unread
       where beside.id = :messageId group by unread.id order by unread.id`,
      { messageId, userIds: [...userIds] },
    );
    return rows.map(({ message_id, user_ids }) => ({ messageId: message_id, userIds: user_ids.map(Number) }));
  }

  async newDeviceAt(signInEventId: number): Promise<Device | null> {
    const earlier = `select from activities as earlier where earlier.type = 'session.started' and earlier.actor_id = sign_in.actor_id and earlier.id < sign_in.id`;
    const device = await this.database
      .sql('activities as sign_in')
      .where('sign_in.id', signInEventId)
      .whereRaw(`exists (${earlier})`)
      .whereRaw(`not exists (${earlier} and coalesce(earlier.user_agent, '') = coalesce(sign_in.user_agent, ''))`)
      .first<Device | undefined>('sign_in.user_agent as userAgent', 'sign_in.ip');
    return device ?? null;
  }
}
