import {
  FileDirectory,
  type FileAccessView,
  type FileFilter,
  type FileLinkView,
  type FileView,
  type ShareView,
  type StorageUse,
  type Viewer,
} from '@halolight/application/content';
import type { FileKind } from '@halolight/domain/content';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, type Database, type Sorts } from '../kernel/index.js';
import { sharesOf } from './document-parts.js';
import { filesSeenBy, IS_FAVORITE } from './file-columns.js';
import { accessesOf, linksOf } from './file-parts.js';
import { SHARED_FILES } from './sharing/shared-resource.js';
import { sharedBy, sharedWithOnly } from './sharing/visible-rows.js';

const SORTS: Sorts = {
  id: { column: 'files.id', type: 'integer' },
  name: { column: 'files.name', type: 'text' },
  size: { column: 'files.size', type: 'integer' },
  createdAt: { column: 'files.created_at', type: 'timestamptz' },
  updatedAt: { column: 'files.updated_at', type: 'timestamptz' },
};
const BY_CREATION: Sorts = {
  createdAt: { column: 'parts.created_at', type: 'timestamptz' },
  id: { column: 'parts.id', type: 'integer' },
};

/** Reads files, and what belongs to each. */
export class KnexFileDirectory extends FileDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(viewer: Viewer, fileId: number): Promise<FileView | null> {
    const file = await filesSeenBy(this.database.sql, viewer).where({ 'files.id': fileId }).first<FileView | undefined>();
    return file ?? null;
  }

  page(viewer: Viewer, request: PageRequest, filter: FileFilter): Promise<Page<FileView>> {
    const { sql } = this.database;
    return keysetPage<FileView, FileView>(sql, {
      query: matching(sql, viewer, request, filter),
      request,
      sorts: SORTS,
      defaultSort: '-createdAt',
      id: 'files.id',
      toItem: (file) => file,
    });
  }

  links(fileId: number, request: PageRequest): Promise<Page<FileLinkView>> {
    return this.parts(linksOf(this.database.sql).where({ file_id: fileId }), request, '-createdAt');
  }

  async link(linkId: number): Promise<FileLinkView | null> {
    const link = await linksOf(this.database.sql).where({ id: linkId }).first<FileLinkView | undefined>();
    return link ?? null;
  }

  accesses(fileId: number, request: PageRequest): Promise<Page<FileAccessView>> {
    return this.parts(accessesOf(this.database.sql, fileId), request, '-createdAt');
  }

  shares(fileId: number, request: PageRequest): Promise<Page<ShareView>> {
    return this.parts(sharesOf(this.database.sql, SHARED_FILES, fileId), request, 'createdAt');
  }

  async storageUse(userId: number): Promise<StorageUse> {
    const { sql } = this.database;
    const rows: { kind: FileKind; bytes: number }[] = await sql('files')
      .select('kind', sql.raw('sum(size)::bigint as bytes'))
      .where({ owner_id: userId })
      .groupBy('kind');
    const byKind = { image: 0, video: 0, audio: 0, document: 0, archive: 0, other: 0 };
    for (const { kind, bytes } of rows) byKind[kind] = bytes;
    return { used: Object.values(byKind).reduce((sum, bytes) => sum + bytes, 0), byKind };
  }

  private parts<Part>(query: Knex.QueryBuilder, request: PageRequest, defaultSort: string): Promise<Page<Part>> {
    return keysetPage<Part, Part>(this.database.sql, { query, request, sorts: BY_CREATION, defaultSort, id: 'parts.id', toItem: (part) => part });
  }
}

function matching(knex: Knex, viewer: Viewer, { search }: PageRequest, filter: FileFilter): Knex.QueryBuilder {
  const { kind, folderId, isFavorite, ownerId, shared } = filter;
  const query = filesSeenBy(knex, viewer);
  if (kind !== undefined) query.where({ kind });
  if (folderId !== undefined) query.where({ folder_id: folderId === 'root' ? null : folderId });
  if (isFavorite !== undefined) query.whereRaw(isFavorite ? IS_FAVORITE : `not ${IS_FAVORITE}`, [viewer.userId]);
  if (ownerId !== undefined) query.where({ owner_id: ownerId });
  if (shared === 'with-me') query.where(sharedWithOnly(knex, SHARED_FILES, viewer.userId));
  if (shared === 'by-me') query.where(sharedBy(knex, SHARED_FILES, viewer.userId));
  if (search) query.whereILike('files.name', containing(search));
  return query;
}
