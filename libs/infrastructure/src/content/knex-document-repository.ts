import { DocumentRepository, type NewDocument } from '@halolight/application/content/ports';
import { KEPT_REVISIONS, NoSuchFolderError, type Document, type DocumentState } from '@halolight/domain/content';
import type { Knex } from 'knex';
import { isDeepStrictEqual } from 'node:util';
import { namingRefusals, type Database } from '../kernel/index.js';

const REFUSALS = { documents_folder_fkey: () => new NoSuchFolderError('folderId') };

const STATE = ['title', 'content', 'type', 'status', 'tags'] as const;
/** Of one revision, or of the nearest before it that keeps one. */
const CONTENT = `(
  select content from document_revisions where document_id = ? and revision <= ? and content is not null order by revision desc limit 1)`;

/** Documents and their revisions in PostgreSQL. */
export class KnexDocumentRepository extends DocumentRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async find(documentId: number): Promise<Document | null> {
    const document = await this.byId(documentId).first<Document | undefined>();
    return document ?? null;
  }

  async findForUpdate(documentId: number): Promise<Document | null> {
    const document = await this.byId(documentId).forUpdate().first<Document | undefined>();
    return document ?? null;
  }

  async add(draft: NewDocument): Promise<Document> {
    const { folderId, ownerId } = draft;
    const row = { ...stateOf(draft), folder_id: folderId, owner_id: ownerId };
    const [added]: { id: number }[] = await namingRefusals(REFUSALS, this.database.sql('documents').insert(row).returning('id'));
    if (!added) throw new Error('The new document was not returned');
    const document = { ...draft, id: added.id, version: 1, revision: 1 };
    await this.keepRevision(document, ownerId);
    return document;
  }

  /** A column that is named is written again, and the index that is made of it with it: only what changes is. */
  async update(document: Document, before: Document): Promise<void> {
    const { sql } = this.database;
    const { id, folderId, revision } = document;
    const changed = STATE.filter((field) => !isDeepStrictEqual(document[field], before[field])).map((field) => [field, document[field]] as const);
    const row = { ...Object.fromEntries(changed), folder_id: folderId, revision, version: sql.raw('version + 1'), updated_at: sql.fn.now() };
    await namingRefusals(REFUSALS, sql('documents').where({ id }).update(row));
  }

  async keepRevision(document: Document, authorId: number): Promise<void> {
    const { sql } = this.database;
    const { id, revision } = document;
    const content = sql.raw(`nullif(?, ${CONTENT})`, [document.content, id, revision]);
    await sql('document_revisions').insert({ ...stateOf(document), content, document_id: id, revision, author_id: authorId });
    if (revision > KEPT_REVISIONS) await this.dropRevisions(id, revision - KEPT_REVISIONS);
  }

  async findRevision(documentId: number, revision: number): Promise<DocumentState | null> {
    const { sql } = this.database;
    const state = await sql('document_revisions')
      .select('title', sql.raw(`${CONTENT} as content`, [documentId, revision]), 'type', 'status', 'tags')
      .where({ document_id: documentId, revision })
      .first<DocumentState | undefined>();
    return state ?? null;
  }

  async remove(documentId: number): Promise<void> {
    await this.database.sql('documents').where({ id: documentId }).delete();
  }

  /** Up to `last`. What they leave to a revision that keeps no content of its own goes on there. */
  private async dropRevisions(documentId: number, last: number): Promise<void> {
    const { sql } = this.database;
    const first = sql('document_revisions').min('revision').where({ document_id: documentId }).where('revision', '>', last);
    await sql('document_revisions')
      .where({ document_id: documentId, revision: first, content: null })
      .update({ content: sql.raw(CONTENT, [documentId, last]) });
    await sql('document_revisions').where({ document_id: documentId }).where('revision', '<=', last).delete();
  }

  private byId(documentId: number): Knex.QueryBuilder {
    return this.database
      .sql('documents')
      .select('id', ...STATE, 'folder_id as folderId', 'owner_id as ownerId', 'version', 'revision')
      .where({ id: documentId });
  }
}

function stateOf({ title, content, type, status, tags }: DocumentState): DocumentState {
  return { title, content, type, status, tags };
}
