import { DocumentRepository, type NewDocument } from '@halolight/application/content/ports';
import { NoSuchFolderError, type Document, type DocumentState } from '@halolight/domain/content';
import type { Knex } from 'knex';
import { namingRefusals, type Database } from '../kernel/index.js';

const REFUSALS = { documents_folder_fkey: () => new NoSuchFolderError('folderId') };

const STATE = ['title', 'content', 'type', 'status', 'tags'];

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

  async update(document: Document): Promise<void> {
    const { sql } = this.database;
    const { id, folderId, revision } = document;
    const row = { ...stateOf(document), folder_id: folderId, revision, version: sql.raw('version + 1'), updated_at: sql.fn.now() };
    await namingRefusals(REFUSALS, sql('documents').where({ id }).update(row));
  }

  async keepRevision(document: Document, authorId: number): Promise<void> {
    const { id, revision } = document;
    await this.database.sql('document_revisions').insert({ ...stateOf(document), document_id: id, revision, author_id: authorId });
  }

  async findRevision(documentId: number, revision: number): Promise<DocumentState | null> {
    const state = await this.database
      .sql('document_revisions')
      .select(STATE)
      .where({ document_id: documentId, revision })
      .first<DocumentState | undefined>();
    return state ?? null;
  }

  async remove(documentId: number): Promise<void> {
    await this.database.sql('documents').where({ id: documentId }).delete();
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
