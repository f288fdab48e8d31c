import type { Viewer } from '@halolight/application/content';
import type { Knex } from 'knex';
import { personColumn } from './document-record.js';
import { SHARED_FILES } from './sharing/shared-resource.js';
import { accessColumn, visibleTo } from './sharing/visible-rows.js';

const COLUMNS = [
  'files.id as id', 'files.name as name', 'files.kind as kind', 'files.size as size', 'files.folder_id as folderId', 'files.owner_id as ownerId',
  'files.version as version', 'files.created_at as createdAt', 'files.updated_at as updatedAt', 'file_contents.mime_type as mimeType',
];

/** The files that a viewer sees, each as a `FileView`. */
export function filesSeenBy(knex: Knex, viewer: Viewer): Knex.QueryBuilder {
  return knex('files')
    .join('file_contents', 'file_contents.key', 'files.content_key')
    .select(
      ...COLUMNS,
      knex.raw(`encode(file_contents.sha256, 'hex') as sha256`),
      knex.raw('file_contents.thumbnail_key is not null as "hasThumbnail"'),
      knex.raw(`${IS_FAVORITE} as "isFavorite"`, [viewer.userId]),
      personColumn(knex, 'files.owner_id', 'owner'),
      accessColumn(knex, SHARED_FILES, viewer),
    )
    .where(visibleTo(knex, SHARED_FILES, viewer));
}

/** The condition that a file is one of a user's favourites; it takes the user's id. */
export const IS_FAVORITE = 'exists (select from file_favorites where file_favorites.file_id = files.id and file_favorites.user_id = ?)';
