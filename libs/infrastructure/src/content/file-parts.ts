import type { Knex } from 'knex';

/** Links to files, as `parts`; their tokens and passwords stay where they are. */
export function linksOf(knex: Knex): Knex.QueryBuilder {
  return knex('file_links as parts').select(
    'parts.id',
    'parts.file_id as fileId',
    'parts.expires_at as expiresAt',
    'parts.max_access as maxAccess',
    'parts.access_count as accessCount',
    'parts.created_at as createdAt',
    'parts.revoked_at as revokedAt',
    knex.raw('parts.password_hash is not null as "hasPassword"'),
  );
}

/** Who followed the links and signed URLs to one file, as `parts`. */
export function accessesOf(knex: Knex, fileId: number): Knex.QueryBuilder {
  return knex('file_link_accesses as parts')
    .select('parts.id', 'parts.link_id as linkId', 'parts.signed_by as signedBy', 'parts.ip', 'parts.user_agent as userAgent', 'parts.outcome', 'parts.created_at as createdAt')
    .where({ 'parts.file_id': fileId });
}
