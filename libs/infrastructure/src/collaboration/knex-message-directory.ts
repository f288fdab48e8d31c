import { MessageDirectory, type MessageFilter, type MessageView } from '@halolight/application/collaboration';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, type Database, type Sorts } from '../kernel/index.js';
import { messageColumns, toMessageView, type MessageRecord } from './message-record.js';
import { visibleMessages } from './visible-messages.js';

/** Messages appear in the order of their ids, so that is their order in time. */
const SORTS: Sorts = {
  id: { column: 'messages.id', type: 'integer' },
  createdAt: { column: 'messages.id', type: 'integer' },
};

/** Reads messages. */
export class KnexMessageDirectory extends MessageDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(messageId: number, viewerId: number): Promise<MessageView | null> {
    const record = await this.shown(viewerId).where('messages.id', messageId).first<MessageRecord | undefined>();
    return record ? toMessageView(record) : null;
  }

  page(viewerId: number, request: PageRequest, { conversationId }: MessageFilter): Promise<Page<MessageView>> {
    const query = this.shown(viewerId);
    if (conversationId !== undefined) query.where('messages.conversation_id', conversationId);
    if (request.search) query.whereILike('messages.content', containing(request.search));
    return keysetPage<MessageRecord, MessageView>(this.database.sql, {
      query,
      request,
      sorts: SORTS,
      defaultSort: '-createdAt',
      id: 'messages.id',
      toItem: toMessageView,
    });
  }

  private shown(viewerId: number): Knex.QueryBuilder {
    const { sql } = this.database;
    return visibleMessages(sql, viewerId).join('users as sender', 'sender.id', 'messages.sender_id').select(messageColumns(sql));
  }
}
