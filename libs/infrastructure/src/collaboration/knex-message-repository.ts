import { MessageRepository, type NewMessage } from '@halolight/application/collaboration/ports';
import type { Message } from '@halolight/domain/collaboration';
import type { Database } from '../kernel/index.js';
import { visibleMessages } from './visible-messages.js';

/** Messages in PostgreSQL. */
export class KnexMessageRepository extends MessageRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async add({ conversationId, senderId, content }: NewMessage): Promise<number> {
    const [added] = await this.database
      .sql('messages')
      .insert({ conversation_id: conversationId, sender_id: senderId, content })
      .returning<{ id: number }[]>('id');
    if (!added) throw new Error('The new message was not returned');
    return added.id;
  }

  async findVisible(messageId: number, userId: number): Promise<Message | null> {
    const message = await visibleMessages(this.database.sql, userId)
      .where('messages.id', messageId)
      .select('messages.id', 'messages.conversation_id as conversationId', 'messages.sender_id as senderId')
      .first<Message | undefined>();
    return message ?? null;
  }

  async takeBack(messageId: number): Promise<void> {
    const { sql } = this.database;
    await sql('messages').where({ id: messageId }).whereNull('deleted_at').update({ deleted_at: sql.fn.now() });
  }
}
