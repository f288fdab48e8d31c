import { AssistantConversationRepository } from '@halolight/application/assistant/ports';
import { MOST_CONVERSATIONS, TooManyConversationsError, type AssistantConversation } from '@halolight/domain/assistant';
import type { Database } from '../kernel/index.js';

/** Conversations with the assistant in PostgreSQL. */
export class KnexAssistantConversations extends AssistantConversationRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async findForUpdate(conversationId: number): Promise<AssistantConversation | null> {
    const conversation = await this.database
      .sql('assistant_conversations')
      .select('id', 'owner_id as ownerId', 'title', 'version')
      .where({ id: conversationId })
      .forUpdate()
      .first<AssistantConversation | undefined>();
    return conversation ?? null;
  }

  async add(ownerId: number, title: string | null): Promise<number> {
    return this.database.transaction(async () => {
      const { sql } = this.database;
      // One after the other, so that the count holds.
      await sql('users').select('id').where({ id: ownerId }).forNoKeyUpdate();
      const [own] = await sql('assistant_conversations').where({ owner_id: ownerId }).count<{ count: number }[]>({ count: '*' });
      if ((own?.count ?? 0) >= MOST_CONVERSATIONS) throw new TooManyConversationsError();
      const [added] = await sql('assistant_conversations').insert({ owner_id: ownerId, title }).returning<{ id: number }[]>('id');
      if (!added) throw new Error('The new conversation was not returned');
      return added.id;
    });
  }

  async rename(conversationId: number, title: string): Promise<void> {
    const { sql } = this.database;
    await sql('assistant_conversations').where({ id: conversationId }).update({ title, version: sql.raw('version + 1'), updated_at: sql.fn.now() });
  }

  async remove(conversationId: number): Promise<void> {
    await this.database.sql('assistant_conversations').where({ id: conversationId }).delete();
  }
}
