import type { ConversationFilter } from '@halolight/application/collaboration';
import type { PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing } from '../kernel/index.js';

/** Of the conversations of a `viewer`, those on their list that the request looks for: by the name of a group or of somebody else in it. */
export function listedConversations(seen: Knex.QueryBuilder, { search }: PageRequest, { type }: ConversationFilter): Knex.QueryBuilder {
  const query = seen.where('viewer.is_hidden', false);
  if (type !== undefined) query.where('conversations.type', type);
  if (!search) return query;
  return query.where((either) =>
    either.whereILike('conversations.name', containing(search)).orWhereExists((other) =>
      other
        .from('conversation_participants as other')
        .join('users', 'users.id', 'other.user_id')
        .whereRaw('other.conversation_id = viewer.conversation_id and other.user_id <> viewer.user_id')
        .whereILike('users.name', containing(search)),
    ),
  );
}
