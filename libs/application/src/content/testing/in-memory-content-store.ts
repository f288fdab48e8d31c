import type { Document, DocumentState, Folder, StoredFile } from '@halolight/domain/content';
import type { Clock } from '../../kernel/index.js';
import type { StoredShare } from '../ports/share-repository.js';

export interface KeptComment {
  readonly documentId: number;
  readonly authorId: number;
  readonly content: string;
}

export interface KeptRevision extends DocumentState {
  readonly documentId: number;
  readonly revision: number;
  readonly authorId: number;
}

/** What the in-memory twins of folders and documents share. Its rows are replaced, never changed. */
export class InMemoryContentStore {
  readonly folders = new Map<number, Folder>();
  readonly documents = new Map<number, Document>();
  readonly files = new Map<number, StoredFile>();
  /** When content came, or a file last ceased to show it. */
  readonly released = new Map<string, Date>();
  readonly users = new Set<number>();
  /** The members of each group. */
  readonly groups = new Map<number, readonly number[]>();
  readonly comments = new Map<number, KeptComment>();
  revisions: readonly KeptRevision[] = [];
  /** By the id of what is shared. */
  shares: readonly (readonly [resourceId: number, share: StoredShare])[] = [];
  private lastId = 0;

  constructor(readonly clock: Clock) {}

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  release(contentKey: string): void {
    this.released.set(contentKey, this.clock.now());
  }

  removeFile(fileId: number): void {
    const file = this.files.get(fileId);
    if (file) this.release(file.content.key);
    this.files.delete(fileId);
  }

  /** What a database does by cascading. */
  removeDocument(documentId: number): void {
    this.documents.delete(documentId);
    this.revisions = this.revisions.filter((revision) => revision.documentId !== documentId);
    this.shares = this.shares.filter(([resourceId]) => resourceId !== documentId);
    for (const [id, comment] of this.comments) if (comment.documentId === documentId) this.comments.delete(id);
  }
}
