import { AssistantDirectory, type AssistantConversationView, type AssistantMessageView } from '@halolight/application/assistant';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, keysetScan, PreparedStatement, type Database, type Sorts } from '../kernel/index.js';

const CONVERSATION_COLUMNS = ['id', 'title', 'version', 'created_at as createdAt', 'updated_at as updatedAt'];
const CONVERSATION_SORTS: Sorts = {
  id: { column: 'assistant_conversations.id', type: 'integer' },
  createdAt: { column: 'assistant_conversations.created_at', type: 'timestamptz' },
  updatedAt: { column: 'assistant_conversations.updated_at', type: 'timestamptz' },
};
/** Within a conversation messages are added one after the other, so ids are their order in time. */
const MESSAGE_SORTS: Sorts = {
  id: { column: 'message.id', type: 'integer' },
  createdAt: { column: 'message.id', type: 'integer' },
};
/** Of a running answer what was said so far. */
const CONTENT = `coalesce(message.content, (select string_agg(text, '' order by start) from assistant_chunks where message_id = message.id), '')`;

const CONVERSATION_BY_ID = new PreparedStatement<AssistantConversationView>('assistant_conversation_by_id', (knex, $) =>
  knex('assistant_conversations').select(CONVERSATION_COLUMNS).where('id', $(1)).where('owner_id', $(2)),
);

/** Reads conversations with the assistant. */
export class KnexAssistantDirectory extends AssistantDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(ownerId: number, conversationId: number): Promise<AssistantConversationView | null> {
    const [conversation] = await this.database.run(CONVERSATION_BY_ID, [conversationId, ownerId]);
    return conversation ?? null;
  }

  page(ownerId: number, request: PageRequest): Promise<Page<AssistantConversationView>> {
    const { sql } = this.database;
    const query = sql('assistant_conversations').select(CONVERSATION_COLUMNS).where({ owner_id: ownerId });
    if (request.search) query.whereILike('title', containing(request.search));
    return keysetPage<AssistantConversationView, AssistantConversationView>(sql, {
      query,
      request,
      sorts: CONVERSATION_SORTS,
      defaultSort: '-updatedAt',
      id: 'assistant_conversations.id',
      toItem: (conversation) => conversation,
    });
  }

  messages(conversationId: number, request: PageRequest): Promise<Page<AssistantMessageView>> {
    const { sql } = this.database;
    const query = messagesOf(sql, conversationId);
    if (request.search) query.whereRaw(`${CONTENT} ilike ?`, [containing(request.search)]);
    return keysetPage<AssistantMessageView, AssistantMessageView>(sql, {
      query,
      request,
      sorts: MESSAGE_SORTS,
      defaultSort: 'createdAt',
      id: 'message.id',
      toItem: (message) => message,
    });
  }

  scan(conversationId: number): AsyncIterable<readonly AssistantMessageView[]> {
    return keysetScan<AssistantMessageView, AssistantMessageView>(() => messagesOf(this.database.sql, conversationId), 'message.id', (message) => message);
  }
}

function messagesOf(sql: Knex, conversationId: number): Knex.QueryBuilder {
  return sql('assistant_messages as message')
    .where('message.conversation_id', conversationId)
    .select('message.id', 'message.role', 'message.status', 'message.created_at as createdAt', sql.raw(`${CONTENT} as content`));
}
