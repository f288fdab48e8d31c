import { ConversationRepository } from '@halolight/application/collaboration/ports';
import type { Conversation, DirectPair, Participant } from '@halolight/domain/collaboration';
import type { Knex } from 'knex';
import type { Database } from '../kernel/index.js';
import { visibleMessages } from './visible-messages.js';

type ConversationRow = Omit<Conversation, 'participants'>;

/** Conversations in PostgreSQL. */
export class KnexConversationRepository extends ConversationRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async findForUpdate(conversationId: number): Promise<Conversation | null> {
    const { sql } = this.database;
    const conversation = sql('conversations').select('id', 'type', 'name', 'version').where({ id: conversationId });
    const row = await conversation.forUpdate().first<ConversationRow | undefined>();
    if (!row) return null;
    const participants = await sql('conversation_participants')
      .where({ conversation_id: conversationId })
      .orderBy('id')
      .select<Participant[]>('id', 'user_id as userId');
    return { ...row, participants };
  }

  async findOrAddDirect({ lowUserId, highUserId }: DirectPair): Promise<{ id: number; isNew: boolean }> {
    const { sql } = this.database;
    const pair = { low_user_id: lowUserId, high_user_id: highUserId };
    // Who comes second waits here for the first to commit, and then finds what the first one made.
    const added: { id: number }[] = await sql('conversations').insert({ type: 'DIRECT', ...pair }).onConflict(['low_user_id', 'high_user_id']).ignore().returning('id');
    const [conversation] = added.length > 0 ? added : await sql('conversations').where(pair).select<{ id: number }[]>('id');
    if (!conversation) throw new Error('The direct conversation was neither found nor made');
    if (added.length > 0) await this.join(conversation.id, [lowUserId, highUserId]);
    return { id: conversation.id, isNew: added.length > 0 };
  }

  async addGroup(name: string, userIds: readonly number[]): Promise<number> {
    const [added] = await this.database.sql('conversations').insert({ type: 'GROUP', name }).returning<{ id: number }[]>('id');
    if (!added) throw new Error('The new conversation was not returned');
    await this.join(added.id, userIds);
    return added.id;
  }

  async rename(conversationId: number, name: string): Promise<void> {
    await this.database.sql('conversations').where({ id: conversationId }).update({ name });
    await this.raiseVersion(conversationId);
  }

  async addParticipants(conversationId: number, userIds: readonly number[]): Promise<void> {
    await this.join(conversationId, userIds);
    await this.raiseVersion(conversationId);
  }

  async removeParticipant(conversationId: number, userId: number): Promise<void> {
    await this.participant(conversationId, userId).delete();
    await this.raiseVersion(conversationId);
  }

  async remove(conversationId: number): Promise<void> {
    await this.database.sql('conversations').where({ id: conversationId }).delete();
  }

  async hide(conversationId: number, userId: number): Promise<void> {
    const last = this.lastMessage(conversationId);
    await this.participant(conversationId, userId).update({ is_hidden: true, cleared_message_id: last, last_read_message_id: last });
  }

  async show(conversationId: number, userId: number): Promise<void> {
    await this.participant(conversationId, userId).where({ is_hidden: true }).update({ is_hidden: false });
  }

  async recordMessage(conversationId: number): Promise<void> {
    const { sql } = this.database;
    await sql('conversation_participants')
      .where({ conversation_id: conversationId })
      .update({ is_hidden: false, last_activity_at: sql.raw('clock_timestamp()') });
  }

  async markRead(conversationId: number, userId: number, upTo?: number): Promise<number | null> {
    const { sql } = this.database;
    const target = upTo === undefined ? this.lastMessage(conversationId) : sql.raw('?::bigint', [upTo]);
    const [read] = await this.participant(conversationId, userId)
      .where('last_read_message_id', '<', target)
      .update({ last_read_message_id: target })
      .returning<{ last_read_message_id: number }[]>('last_read_message_id');
    return read?.last_read_message_id ?? null;
  }

  async hasUnread(conversationId: number, userId: number): Promise<boolean> {
    const { sql } = this.database;
    const unread = await visibleMessages(sql, userId)
      .where('messages.conversation_id', conversationId)
      .where('messages.id', '>', sql.ref('viewer.last_read_message_id'))
      .where('messages.sender_id', '<>', userId)
      .first<{ id: number } | undefined>('messages.id');
    return unread !== undefined;
  }

  private participant(conversationId: number, userId: number): Knex.QueryBuilder {
    return this.database.sql('conversation_participants').where({ conversation_id: conversationId, user_id: userId });
  }

  /** They see nothing of what was said before. */
  private async join(conversationId: number, userIds: readonly number[]): Promise<void> {
    const last = this.lastMessage(conversationId);
    const rows = userIds.map((userId) => ({ conversation_id: conversationId, user_id: userId, cleared_message_id: last, last_read_message_id: last }));
    await this.database.sql('conversation_participants').insert(rows).onConflict(['conversation_id', 'user_id']).ignore();
  }

  private async raiseVersion(conversationId: number): Promise<void> {
    const { sql } = this.database;
    await sql('conversations').where({ id: conversationId }).update({ version: sql.raw('version + 1') });
  }

  private lastMessage(conversationId: number): Knex.Raw {
    return this.database.sql.raw('(select coalesce(max(id), 0) from messages where conversation_id = ?)', [conversationId]);
  }
}
