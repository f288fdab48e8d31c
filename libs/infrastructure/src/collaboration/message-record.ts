import type { MessageView } from '@halolight/application/collaboration';
import type { Knex } from 'knex';

/** A message as `messageColumns` reads it. */
export interface MessageRecord {
  readonly id: number;
  readonly conversation_id: number;
  readonly sender_id: number;
  readonly sender_name: string;
  readonly sender_avatar: string | null;
  readonly content: string;
  readonly is_read: boolean;
  readonly created_at: Date;
}

/** For a query that joins `messages` with their `sender` and with the participant who is the `viewer`. */
export function messageColumns(sql: Knex): (string | Knex.Raw)[] {
  return [
    'messages.id',
    'messages.conversation_id',
    'messages.sender_id',
    'sender.name as sender_name',
    'sender.avatar as sender_avatar',
    'messages.content',
    'messages.created_at',
    sql.raw('(messages.sender_id = viewer.user_id or messages.id <= viewer.last_read_message_id) as is_read'),
  ];
}

export function toMessageView(record: MessageRecord): MessageView {
  return {
    id: record.id,
    conversationId: record.conversation_id,
    sender: { id: record.sender_id, name: record.sender_name, avatar: record.sender_avatar },
    content: record.content,
    read: record.is_read,
    createdAt: record.created_at,
  };
}
