import { KEPT_REVISIONS, NoSuchFolderError, type Document, type DocumentState } from '@halolight/domain/content';
import { DocumentRepository, type NewDocument } from '../ports/document-repository.js';
import type { InMemoryContentStore } from './in-memory-content-store.js';

/** The twin of the real `DocumentRepository`, but that nobody waits for anybody. */
export class InMemoryDocumentRepository extends DocumentRepository {
  constructor(private readonly store: InMemoryContentStore) {
    super();
  }

  override async find(documentId: number): Promise<Document | null> {
    return this.store.documents.get(documentId) ?? null;
  }

  override findForUpdate(documentId: number): Promise<Document | null> {
    return this.find(documentId);
  }

  override async add(draft: NewDocument): Promise<Document> {
    const document = { ...draft, id: this.store.nextId(), version: 1, revision: 1 };
    this.assertHeld(document);
    this.store.documents.set(document.id, document);
    await this.keepRevision(document, draft.ownerId);
    return document;
  }

  override async update(document: Document): Promise<void> {
    const known = this.store.documents.get(document.id);
    if (!known) return;
    this.assertHeld({ ...document, ownerId: known.ownerId });
    this.store.documents.set(document.id, { ...document, ownerId: known.ownerId, version: known.version + 1 });
  }

  override async keepRevision(document: Document, authorId: number): Promise<void> {
    const { id, revision } = document;
    const kept = this.store.revisions.filter((earlier) => earlier.documentId !== id || earlier.revision > revision - KEPT_REVISIONS);
    this.store.revisions = [...kept, { ...stateOf(document), documentId: id, revision, authorId }];
  }

  override async findRevision(documentId: number, revision: number): Promise<DocumentState | null> {
    const found = this.store.revisions.find((kept) => kept.documentId === documentId && kept.revision === revision);
    return found ? stateOf(found) : null;
  }

  override async remove(documentId: number): Promise<void> {
    this.store.removeDocument(documentId);
  }

  private assertHeld({ folderId, ownerId }: Pick<Document, 'folderId' | 'ownerId'>): void {
    if (folderId !== null && this.store.folders.get(folderId)?.ownerId !== ownerId) throw new NoSuchFolderError('folderId');
  }
}

function stateOf({ title, content, type, status, tags }: DocumentState): DocumentState {
  return { title, content, type, status, tags };
}
