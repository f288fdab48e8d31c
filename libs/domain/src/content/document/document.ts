export const DOCUMENT_STATUSES = ['DRAFT', 'PUBLISHED', 'ARCHIVED'] as const;

export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/** Of so many changes each is kept: the oldest revisions make room for new ones. */
export const KEPT_REVISIONS = 1_000;

/** What a document says; every revision keeps all of it. */
export interface DocumentState {
  /** 1 to 200 characters. */
  readonly title: string;
  /** At most 1,048,576 characters. */
  readonly content: string;
  /** What kind of document its makers call it, `report` for instance. */
  readonly type: string;
  readonly status: DocumentStatus;
  /** At most 50, each of 1 to 50 characters, none twice. */
  readonly tags: readonly string[];
}

/** A text that belongs to somebody, in a folder of theirs or in none. */
export interface Document extends DocumentState {
  readonly id: number;
  readonly ownerId: number;
  readonly folderId: number | null;
  /** Rises with every change, from 1. */
  readonly version: number;
  /** The number of the newest revision, from 1: what it says now. */
  readonly revision: number;
}
