import type { Knex } from 'knex';
import { personColumn } from './document-record.js';
import type { SharedResource } from './sharing/shared-resource.js';

/** The revisions of a document, as `parts`. */
export function revisionsOf(knex: Knex, documentId: number): Knex.QueryBuilder {
  return knex('document_revisions as parts')
    .select('parts.revision', 'parts.title', 'parts.created_at as createdAt', personColumn(knex, 'parts.author_id', 'author'))
    .where({ document_id: documentId });
}

/** Comments, as `parts`. */
export function commentsOf(knex: Knex): Knex.QueryBuilder {
  return knex('document_comments as parts').select(
    'parts.id',
    'parts.content',
    'parts.created_at as createdAt',
    personColumn(knex, 'parts.author_id', 'author'),
  );
}

/** The shares of one resource, as `parts`. */
export function sharesOf(knex: Knex, { shares, key }: SharedResource, resourceId: number): Knex.QueryBuilder {
  return knex(`${shares} as parts`)
    .select(
      'parts.id',
      'parts.user_id as userId',
      'parts.group_id as groupId',
      'parts.permission',
      'parts.expires_at as expiresAt',
      'parts.created_at as createdAt',
      knex.raw(`coalesce(
        (select users.name from users where users.id = parts.user_id),
        (select groups.name from groups where groups.id = parts.group_id)) as name`),
    )
    .where({ [`parts.${key}`]: resourceId });
}
