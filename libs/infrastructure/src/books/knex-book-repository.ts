import { BookRepository, type NewBook } from '@halolight/application/books/ports';
import type { Book, BookFields } from '@halolight/domain/books';
import type { Database } from '../kernel/index.js';
import { BOOK_COLUMNS } from './book-columns.js';

/** Books in PostgreSQL. */
export class KnexBookRepository extends BookRepository {
  constructor(private readonly database: Database) {
    super();
  }

  async findForUpdate(bookId: number): Promise<Book | null> {
    const book = await this.database.sql('books').select(BOOK_COLUMNS).where({ id: bookId }).forUpdate().first<Book | undefined>();
    return book ?? null;
  }

  async add(book: NewBook): Promise<number> {
    const [added] = await this.database.sql('books').insert({ ...rowOf(book), owner_id: book.ownerId }).returning<{ id: number }[]>('id');
    if (!added) throw new Error('The new book was not returned');
    return added.id;
  }

  async update(book: Book): Promise<void> {
    const { sql } = this.database;
    const changes = { ...rowOf(book), version: sql.raw('version + 1'), updated_at: sql.fn.now() };
    await sql('books').where({ id: book.id }).update(changes);
  }

  async remove(bookId: number): Promise<void> {
    await this.database.sql('books').where({ id: bookId }).delete();
  }
}

function rowOf({ title, author, category, rating, publicationYear }: BookFields) {
  return { title, author, category, rating, publication_year: publicationYear };
}
