import type { NewDocument } from '../ports/document-repository.js';

/** A document in no folder, unless `given` says otherwise. */
export function sampleDocument(ownerId: number, given: Partial<NewDocument> = {}): NewDocument {
  return { title: 'A plan', content: 'First this, then that.', type: 'plan', status: 'DRAFT', tags: ['work'], folderId: null, ownerId, ...given };
}
