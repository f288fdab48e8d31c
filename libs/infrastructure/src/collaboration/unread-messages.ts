import type { Knex } from 'knex';

/** What others said in the conversation of a `viewer` that the viewer has not read: one range of the conversation's index, whatever its length. */
export function unreadMessages(sql: Knex): Knex.QueryBuilder {
  return sql('messages')
    .where('messages.conversation_id', sql.ref('viewer.conversation_id'))
    .where('messages.id', '>', sql.raw('greatest(viewer.last_read_message_id, viewer.cleared_message_id)'))
    .where('messages.sender_id', '<>', sql.ref('viewer.user_id'))
    .whereNull('messages.deleted_at');
}
