import type { Access, DocumentState, Share } from '@halolight/domain/content';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Viewer } from './viewer.js';

/** A person as they stand beside what they made. */
export interface PersonView {
  readonly id: number;
  readonly name: string;
}

/** A document in a list: everything but what is written in it. */
export interface DocumentRow extends Omit<DocumentState, 'content'> {
  readonly id: number;
  readonly folderId: number | null;
  readonly ownerId: number;
  readonly owner: PersonView;
  /** What the viewer may do with it. */
  readonly access: Access;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** How well it answers the search, from 0 to 1; undefined without one. */
  readonly rank?: number | undefined;
  /** HTML: an excerpt in which `mark` stands around what was found, and everything else is escaped; undefined without a search. */
  readonly highlight?: string | undefined;
}

export interface DocumentView extends Omit<DocumentRow, 'rank' | 'highlight'> {
  readonly content: string;
}

export interface DocumentFilter {
  readonly type?: string | undefined;
  readonly status?: DocumentState['status'] | undefined;
  /** `root`: those in no folder. */
  readonly folderId?: number | 'root' | undefined;
  readonly tag?: string | undefined;
  readonly ownerId?: number | undefined;
  /** `with-me`: others' that are shared with the viewer; `by-me`: the viewer's own that are shared with anybody. */
  readonly shared?: 'with-me' | 'by-me' | undefined;
}

export interface RevisionView {
  readonly revision: number;
  readonly title: string;
  readonly createdAt: Date;
  readonly author: PersonView;
}

export interface CommentView {
  readonly id: number;
  readonly content: string;
  readonly createdAt: Date;
  readonly author: PersonView;
}

export interface ShareView extends Share {
  readonly id: number;
  /** Of the user or the group. */
  readonly name: string;
  readonly createdAt: Date;
}

/** Documents, for reading. Nobody is shown a document that is neither theirs nor shared with them, unless they see all. */
export abstract class DocumentDirectory {
  abstract byId(viewer: Viewer, documentId: number): Promise<DocumentView | null>;

  /**
   * Sorted by id, title, createdAt or updatedAt, newest first by default. A search finds whole words in whatever inflection,
   * and words that begin like its last one, and is sorted by rank by default: of more documents than can be ranked, those whose titles answer it
   * come before older ones that mention it. Every other order has, and counts, all that match.
   */
  abstract page(viewer: Viewer, request: PageRequest, filter: DocumentFilter): Promise<Page<DocumentRow>>;

  /** Sorted by revision, the newest first by default. */
  abstract revisions(documentId: number, request: PageRequest): Promise<Page<RevisionView>>;

  /** Sorted by createdAt or id, the oldest first by default. */
  abstract comments(documentId: number, request: PageRequest): Promise<Page<CommentView>>;

  abstract comment(commentId: number): Promise<CommentView | null>;

  /** Expired ones as well. Sorted by createdAt or id, the oldest first by default. */
  abstract shares(documentId: number, request: PageRequest): Promise<Page<ShareView>>;
}
