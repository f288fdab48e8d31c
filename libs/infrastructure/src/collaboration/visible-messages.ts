import type { Knex } from 'knex';

/** The messages that a user sees: of conversations they are in, since they joined or last cleared them, and not taken back. */
export function visibleMessages(sql: Knex, userId: number): Knex.QueryBuilder {
  return sql('messages')
    .join('conversation_participants as viewer', (on) =>
      on
        .on('viewer.conversation_id', 'messages.conversation_id')
        .andOn('viewer.user_id', sql.raw('?::bigint', [userId]))
        .andOn('messages.id', '>', 'viewer.cleared_message_id'),
    )
    .whereNull('messages.deleted_at');
}
