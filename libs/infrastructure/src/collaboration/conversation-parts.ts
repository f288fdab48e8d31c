import type { ConversationView, MessageView, ParticipantView } from '@halolight/application/collaboration';
import type { Knex } from 'knex';
import type { ConversationRecord } from './conversation-record.js';
import { messageColumns, toMessageView, type MessageRecord } from './message-record.js';
import { unreadMessages } from './unread-messages.js';

interface ParticipantRecord {
  readonly conversation_id: number;
  readonly user_id: number;
  readonly name: string;
  readonly avatar: string | null;
  readonly last_read_message_id: number;
}

interface UnreadRecord {
  readonly conversation_id: number;
  readonly unread: number;
}

/** What several conversations are shown with, as one participant sees them. */
export class ConversationParts {
  private constructor(
    private readonly viewerId: number,
    private readonly participants: Map<number, ParticipantView[]>,
    private readonly lastMessages: Map<number, MessageView>,
    private readonly unreadCounts: Map<number, number>,
  ) {}

  static async read(sql: Knex, viewerId: number, conversationIds: readonly number[]): Promise<ConversationParts> {
    const participants = await participantsOf(sql, conversationIds);
    const messages = await lastMessagesOf(sql, viewerId, conversationIds);
    const counts = await unreadCountsOf(sql, viewerId, conversationIds);
    return new ConversationParts(
      viewerId,
      participantsByConversation(participants),
      new Map(messages.map((record) => [record.conversation_id, toMessageView(record)])),
      new Map(counts.map(({ conversation_id, unread }) => [conversation_id, unread])),
    );
  }

  complete({ id, type, name, version, created_at }: ConversationRecord): ConversationView {
    const participants = this.participants.get(id) ?? [];
    return {
      id,
      type,
      name: name ?? this.nameOfOther(participants),
      participants,
      lastMessage: this.lastMessages.get(id) ?? null,
      unreadCount: this.unreadCounts.get(id) ?? 0,
      createdAt: created_at,
      version,
    };
  }

  private nameOfOther(participants: readonly ParticipantView[]): string {
    return participants.find((participant) => participant.id !== this.viewerId)?.name ?? '';
  }
}

function participantsByConversation(records: readonly ParticipantRecord[]): Map<number, ParticipantView[]> {
  const groups = Map.groupBy(records, ({ conversation_id }) => conversation_id);
  return new Map([...groups].map(([id, group]) => [id, group.map(toParticipantView)]));
}

function toParticipantView({ user_id, name, avatar, last_read_message_id }: ParticipantRecord): ParticipantView {
  return { id: user_id, name, avatar, lastReadMessageId: last_read_message_id };
}

async function participantsOf(sql: Knex, conversationIds: readonly number[]): Promise<ParticipantRecord[]> {
  return sql('conversation_participants as participant')
    .join('users', 'users.id', 'participant.user_id')
    .whereIn('participant.conversation_id', [...conversationIds])
    .orderBy('participant.id')
    .select<ParticipantRecord[]>('participant.conversation_id', 'participant.user_id', 'users.name', 'users.avatar', 'participant.last_read_message_id');
}

/** From the end of each conversation's index, whatever its length. */
async function lastMessagesOf(sql: Knex, viewerId: number, conversationIds: readonly number[]): Promise<MessageRecord[]> {
  return viewersOf(sql, viewerId, conversationIds)
    .joinRaw(
      `cross join lateral (
         select * from messages
         where messages.conversation_id = viewer.conversation_id and messages.id > viewer.cleared_message_id and messages.deleted_at is null
         order by messages.id desc limit 1) as messages`,
    )
    .join('users as sender', 'sender.id', 'messages.sender_id')
    .select<MessageRecord[]>(messageColumns(sql));
}

async function unreadCountsOf(sql: Knex, viewerId: number, conversationIds: readonly number[]): Promise<UnreadRecord[]> {
  return viewersOf(sql, viewerId, conversationIds).select<UnreadRecord[]>('viewer.conversation_id', unreadMessages(sql).count('*').as('unread'));
}

function viewersOf(sql: Knex, viewerId: number, conversationIds: readonly number[]): Knex.QueryBuilder {
  return sql('conversation_participants as viewer').where('viewer.user_id', viewerId).whereIn('viewer.conversation_id', [...conversationIds]);
}
