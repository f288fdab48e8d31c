import type { NewBook } from '../ports/book-repository.js';

/** A book, unless `given` says otherwise. */
export function sampleBook(ownerId: number, given: Partial<NewBook> = {}): NewBook {
  return { title: 'Green lamp', author: 'Green lamp', category: 'Green lamp', rating: 1, publicationYear: 1, ownerId, ...given };
}
