import { DocumentComments } from '../ports/document-comments.js';
import type { InMemoryContentStore } from './in-memory-content-store.js';

/** The twin of the real `DocumentComments`. */
export class InMemoryDocumentComments extends DocumentComments {
  constructor(private readonly store: InMemoryContentStore) {
    super();
  }

  override async add(documentId: number, authorId: number, content: string): Promise<number> {
    const id = this.store.nextId();
    this.store.comments.set(id, { documentId, authorId, content });
    return id;
  }
}
