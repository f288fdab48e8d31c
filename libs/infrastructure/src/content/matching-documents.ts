import type { DocumentFilter, Viewer } from '@halolight/application/content';
import type { Knex } from 'knex';
import { SHARED_DOCUMENTS } from './sharing/shared-resource.js';
import { sharedBy, sharedWithOnly, visibleTo } from './sharing/visible-rows.js';

/** A query over the documents that the viewer sees and the filter lets through; it selects nothing yet. */
export function matchingDocuments(knex: Knex, viewer: Viewer, filter: DocumentFilter): Knex.QueryBuilder {
  const { type, status, folderId, tag, ownerId, shared } = filter;
  const query = knex('documents');
  // Who sees all, and asks for what is shared with them, means the shares and not everything.
  if (shared === 'with-me') query.where(sharedWithOnly(knex, SHARED_DOCUMENTS, viewer.userId));
  else if (shared === 'by-me') query.where(sharedBy(knex, SHARED_DOCUMENTS, viewer.userId));
  else query.where(visibleTo(knex, SHARED_DOCUMENTS, viewer));
  if (type !== undefined) query.where('documents.type', type);
  if (status !== undefined) query.where('documents.status', status);
  if (folderId !== undefined) query.where({ 'documents.folder_id': folderId === 'root' ? null : folderId });
  if (tag !== undefined) query.whereRaw('documents.tags @> array[?]::text[]', [tag]);
  if (ownerId !== undefined) query.where('documents.owner_id', ownerId);
  return query;
}
