import {
  DocumentDirectory,
  type CommentView,
  type DocumentFilter,
  type DocumentRow,
  type DocumentView,
  type RevisionView,
  type ShareView,
  type Viewer,
} from '@halolight/application/content';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { keysetPage, PreparedKeysetList, recordCount, startOf, type Database, type KeysetOrder, type Sorts } from '../kernel/index.js';
import { documentColumns, toDocumentRow, toDocumentView, type DocumentRecord } from './document-record.js';
import { commentsOf, revisionsOf, sharesOf } from './document-parts.js';
import { gatherFew } from './gather-few.js';
import { matchingDocuments } from './matching-documents.js';
import { searchQuery, type SearchQuery } from './search/search-query.js';
import { answeringDocuments, foundColumns, rankedDocuments } from './search/searched-documents.js';
import { SHARED_DOCUMENTS } from './sharing/shared-resource.js';
import { visibleTo, type SqlViewer } from './sharing/visible-rows.js';

const SORTS: Sorts = {
  id: { column: 'documents.id', type: 'integer' },
  title: { column: 'documents.title', type: 'text' },
  createdAt: { column: 'documents.created_at', type: 'timestamptz' },
  updatedAt: { column: 'documents.updated_at', type: 'timestamptz' },
};
const RANK = 'ranked.millionths';
const LIST = { sorts: SORTS, defaultSort: '-createdAt', id: 'documents.id', toItem: toDocumentRow };
const SEARCH_LIST = { ...LIST, sorts: { ...SORTS, rank: { column: RANK, type: 'integer' } }, defaultSort: '-rank' } satisfies KeysetOrder<DocumentRecord, DocumentRow>;
const BY_CREATION: Sorts = {
  createdAt: { column: 'parts.created_at', type: 'timestamptz' },
  id: { column: 'parts.id', type: 'integer' },
};
const BY_REVISION: Sorts = { revision: { column: 'parts.revision', type: 'integer' } };

/** What is seen first, and most often: everything, newest first. */
const ALL_DOCUMENTS = everything('documents of all', true);
const VISIBLE_DOCUMENTS = everything('documents visible to one', false);

/** Reads documents, in one query each time and one more to count. */
export class KnexDocumentDirectory extends DocumentDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(viewer: Viewer, documentId: number): Promise<DocumentView | null> {
    const { sql } = this.database;
    const record = await sql('documents')
      .select(...documentColumns(sql, viewer), 'documents.content')
      .where('documents.id', documentId)
      .where(visibleTo(sql, SHARED_DOCUMENTS, viewer))
      .first<(DocumentRecord & { content: string }) | undefined>();
    return record ? toDocumentView(record) : null;
  }

  async page(viewer: Viewer, request: PageRequest, filter: DocumentFilter): Promise<Page<DocumentRow>> {
    if (request.search === undefined && Object.values(filter).every((value) => value === undefined)) {
      return viewer.seesAll ? ALL_DOCUMENTS.page(this.database, request, []) : VISIBLE_DOCUMENTS.page(this.database, request, [viewer.userId]);
    }
    const { sql } = this.database;
    const matching = matchingDocuments(sql, viewer, filter);
    if (request.search !== undefined) return this.answering(viewer, request, matching, await searchQuery(sql, request.search));
    const { documents } = filter.tag === undefined ? { documents: matching } : await gatherFew(sql, matching);
    return keysetPage<DocumentRecord, DocumentRow>(sql, { ...LIST, query: documents.select(documentColumns(sql, viewer)), request });
  }

  revisions(documentId: number, request: PageRequest): Promise<Page<RevisionView>> {
    const { sql } = this.database;
    return keysetPage<RevisionView, RevisionView>(sql, {
      query: revisionsOf(sql, documentId),
      request,
      sorts: BY_REVISION,
      defaultSort: '-revision',
      id: 'parts.revision',
      toItem: (revision) => revision,
    });
  }

  comments(documentId: number, request: PageRequest): Promise<Page<CommentView>> {
    const { sql } = this.database;
    return keysetPage<CommentView, CommentView>(sql, {
      query: commentsOf(sql).where({ document_id: documentId }),
      request,
      sorts: BY_CREATION,
      defaultSort: 'createdAt',
      id: 'parts.id',
      toItem: (comment) => comment,
    });
  }

  async comment(commentId: number): Promise<CommentView | null> {
    const comment = await commentsOf(this.database.sql).where({ id: commentId }).first<CommentView | undefined>();
    return comment ?? null;
  }

  shares(documentId: number, request: PageRequest): Promise<Page<ShareView>> {
    const { sql } = this.database;
    return keysetPage<ShareView, ShareView>(sql, {
      query: sharesOf(sql, SHARED_DOCUMENTS, documentId),
      request,
      sorts: BY_CREATION,
      defaultSort: 'createdAt',
      id: 'parts.id',
      toItem: (share) => share,
    });
  }

  private async answering(viewer: Viewer, request: PageRequest, matching: Knex.QueryBuilder, search: SearchQuery): Promise<Page<DocumentRow>> {
    const { sql } = this.database;
    if (startOf(SEARCH_LIST, request).sort.column === RANK) {
      return keysetPage<DocumentRecord, DocumentRow>(sql, { ...SEARCH_LIST, ...rankedDocuments(sql, viewer, matching, search), request });
    }
    const { documents } = await gatherFew(sql, answeringDocuments(sql, matching, search));
    return keysetPage<DocumentRecord, DocumentRow>(sql, { ...SEARCH_LIST, query: documents.select(foundColumns(sql, viewer, search)), request });
  }
}

function everything(name: string, seesAll: boolean): PreparedKeysetList<DocumentRecord, DocumentRow> {
  return new PreparedKeysetList({
    name,
    build: (knex, $) => {
      const viewer: SqlViewer = { userId: $(1), seesAll };
      return knex('documents').select(documentColumns(knex, viewer)).where(visibleTo(knex, SHARED_DOCUMENTS, viewer));
    },
    ...(seesAll && { total: (database) => recordCount(database, 'documents') }),
    ...LIST,
  });
}
