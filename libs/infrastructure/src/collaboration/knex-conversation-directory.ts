import { ConversationDirectory, type ConversationFilter, type ConversationView } from '@halolight/application/collaboration';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { keysetPage, type Database, type Sorts } from '../kernel/index.js';
import { ConversationParts } from './conversation-parts.js';
import type { ConversationRecord } from './conversation-record.js';
import { listedConversations } from './listed-conversations.js';
import { unreadMessages } from './unread-messages.js';

const SORTS: Sorts = {
  id: { column: 'viewer.conversation_id', type: 'integer' },
  lastMessageAt: { column: 'viewer.last_activity_at', type: 'timestamptz' },
};

/** Reads conversations: a page of them costs four statements, however many there are. */
export class KnexConversationDirectory extends ConversationDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(conversationId: number, viewerId: number): Promise<ConversationView | null> {
    const record = await this.seen(viewerId).where('conversations.id', conversationId).first<ConversationRecord | undefined>();
    if (!record) return null;
    const parts = await ConversationParts.read(this.database.sql, viewerId, [conversationId]);
    return parts.complete(record);
  }

  async page(viewerId: number, request: PageRequest, filter: ConversationFilter): Promise<Page<ConversationView>> {
    const page = await keysetPage<ConversationRecord, ConversationRecord>(this.database.sql, {
      query: listedConversations(this.seen(viewerId), request, filter),
      request,
      sorts: SORTS,
      defaultSort: '-lastMessageAt',
      id: 'viewer.conversation_id',
      toItem: (record) => record,
    });
    const parts = await ConversationParts.read(this.database.sql, viewerId, page.items.map(({ id }) => id));
    return { ...page, items: page.items.map((record) => parts.complete(record)) };
  }

  async unreadCount(viewerId: number): Promise<number> {
    const { sql } = this.database;
    const [row] = await sql('conversation_participants as viewer')
      .where({ 'viewer.user_id': viewerId, 'viewer.is_hidden': false })
      .select<{ unread: number }[]>(sql.raw('coalesce(sum((?)), 0)::bigint as unread', [unreadMessages(sql).count('*')]));
    return row?.unread ?? 0;
  }

  private seen(viewerId: number): Knex.QueryBuilder {
    return this.database
      .sql('conversation_participants as viewer')
      .join('conversations', 'conversations.id', 'viewer.conversation_id')
      .where('viewer.user_id', viewerId)
      .select('conversations.id', 'conversations.type', 'conversations.name', 'conversations.version', 'conversations.created_at');
  }
}
