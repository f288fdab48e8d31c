/** What a book is made from. */
export function bookDraft() {
  return { title: 'Green lamp', author: 'Green lamp', category: 'Green lamp', rating: 1, publicationYear: 1 };
}
