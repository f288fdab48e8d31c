/** The columns that a book is made of, under its own names. */
export const BOOK_COLUMNS = ['id', 'title', 'author', 'category', 'rating', 'publication_year as publicationYear', 'owner_id as ownerId', 'version'];
