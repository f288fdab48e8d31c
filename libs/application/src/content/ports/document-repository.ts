import type { Document, DocumentState } from '@halolight/domain/content';

export type NewDocument = DocumentState & Pick<Document, 'folderId' | 'ownerId'>;

/** Documents and their revisions. */
export abstract class DocumentRepository {
  abstract find(documentId: number): Promise<Document | null>;

  /** The document, which nobody else changes until the unit of work ends. */
  abstract findForUpdate(documentId: number): Promise<Document | null>;

  /** @returns the document, with its first revision kept @throws NoSuchFolderError */
  abstract add(document: NewDocument): Promise<Document>;

  /**
   * Stores in what the document, its folder and its revision number differ from `before`, which is stored; raises the version.
   * @throws NoSuchFolderError
   */
  abstract update(document: Document, before: Document): Promise<void>;

  /** Keeps what the document says now as the revision of its number; of more than `KEPT_REVISIONS` the oldest are dropped. */
  abstract keepRevision(document: Document, authorId: number): Promise<void>;

  abstract findRevision(documentId: number, revision: number): Promise<DocumentState | null>;

  /** Removes the document with its revisions, shares and comments. */
  abstract remove(documentId: number): Promise<void>;
}
