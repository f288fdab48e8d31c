import type { Document, DocumentState } from './document.js';

/** Absent fields stay as they are. */
export type DocumentChanges = { readonly [Field in keyof DocumentState]?: DocumentState[Field] | undefined } & {
  readonly folderId?: number | null | undefined;
};

/** The document as the changes make it; what it says differently is a new revision. */
export function withChanges(document: Document, changes: DocumentChanges): Document {
  const { title, content, type, status, tags, folderId } = changes;
  const changed: Document = {
    ...document,
    title: title ?? document.title,
    content: content ?? document.content,
    type: type ?? document.type,
    status: status ?? document.status,
    tags: tags ? distinctTags(tags) : document.tags,
    folderId: folderId === undefined ? document.folderId : folderId,
  };
  return saysTheSame(document, changed) ? changed : { ...changed, revision: document.revision + 1 };
}

/** Each tag once, in the order of its first mention. */
export function distinctTags(tags: readonly string[]): string[] {
  return [...new Set(tags)];
}

function saysTheSame(a: DocumentState, b: DocumentState): boolean {
  return (
    a.title === b.title &&
    a.content === b.content &&
    a.type === b.type &&
    a.status === b.status &&
    a.tags.length === b.tags.length &&
    a.tags.every((tag, index) => tag === b.tags[index])
  );
}
