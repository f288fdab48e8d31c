import { describe, expect, it } from '@jest/globals';
import type { Document } from './document.js';
import { distinctTags, withChanges, type DocumentChanges } from './document-changes.js';

const document: Document = {
  id: 1, title: 'Plan', content: 'First', type: 'report', status: 'DRAFT', tags: ['a', 'b'], folderId: 4, ownerId: 7, version: 3, revision: 2,
};

describe('withChanges', () => {
  it.each<DocumentChanges>([
    { title: 'Other' },
    { content: '' },
    { type: 'memo' },
    { status: 'PUBLISHED' },
    { tags: [] },
    { tags: ['a'] },
    { tags: ['b', 'a'] },
    { tags: ['a', 'b', 'c'] },
  ])('makes %j a new revision and leaves the rest as it is', (changes) => {
    expect(withChanges(document, changes)).toEqual({ ...document, ...changes, revision: 3 });
  });

  it.each<DocumentChanges>([{ folderId: null }, { folderId: 5 }])('makes the move %j no new revision', (changes) => {
    expect(withChanges(document, changes)).toEqual({ ...document, ...changes });
  });

  it.each<DocumentChanges>([
    {},
    { title: 'Plan', content: 'First', type: 'report', status: 'DRAFT', tags: ['a', 'b', 'a'], folderId: 4 },
    { title: undefined, content: undefined, type: undefined, status: undefined, tags: undefined, folderId: undefined },
  ])('finds nothing new in %j', (changes) => expect(withChanges(document, changes)).toEqual(document));
});

describe('distinctTags', () => {
  it('keeps each once, in the order of its first mention', () => expect(distinctTags(['b', 'a', 'b', 'A'])).toEqual(['b', 'a', 'A']));
});
