import { BookDirectory, type BookFilter, type BookView } from '@halolight/application/books';
import type { Page, PageRequest } from '@halolight/domain/kernel';
import type { Knex } from 'knex';
import { containing, keysetPage, PreparedStatement, type Database, type Sorts } from '../kernel/index.js';
import { BOOK_COLUMNS } from './book-columns.js';

const SORTS: Sorts = {
  id: { column: 'books.id', type: 'integer' },
  createdAt: { column: 'books.created_at', type: 'timestamptz' },
  title: { column: 'books.title', type: 'text' },
  author: { column: 'books.author', type: 'text' },
};
const COLUMNS = [...BOOK_COLUMNS, 'created_at as createdAt', 'updated_at as updatedAt'];

const BOOK_BY_ID = new PreparedStatement<BookView>('book_by_id', (knex, $) => knex('books').select(COLUMNS).where('id', $(1)));

/** Reads books. */
export class KnexBookDirectory extends BookDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(bookId: number): Promise<BookView | null> {
    const [book] = await this.database.run(BOOK_BY_ID, [bookId]);
    return book ?? null;
  }

  page(request: PageRequest, filter: BookFilter): Promise<Page<BookView>> {
    const { sql } = this.database;
    return keysetPage<BookView, BookView>(sql, {
      query: matching(sql, request, filter),
      request,
      sorts: SORTS,
      defaultSort: '-createdAt',
      id: 'books.id',
      toItem: (book) => book,
    });
  }
}

function matching(sql: Knex, { search }: PageRequest, filter: BookFilter): Knex.QueryBuilder {
  const query = sql('books').select(COLUMNS);
  if (filter.title) query.whereILike('title', containing(filter.title));
  if (filter.author) query.whereILike('author', containing(filter.author));
  if (filter.category) query.whereILike('category', containing(filter.category));
  if (filter.rating !== undefined) query.where('rating', filter.rating);
  if (filter.publicationYear !== undefined) query.where('publication_year', filter.publicationYear);
  if (filter.ownerId !== undefined) query.where('owner_id', filter.ownerId);
  if (filter.writtenBy !== undefined) query.whereRaw('lower(author) = lower(?)', [filter.writtenBy]);
  if (filter.inCategory !== undefined) query.whereRaw('lower(category) = lower(?)', [filter.inCategory]);
  if (search) query.where((either) => either.whereILike('title', containing(search)).orWhereILike('author', containing(search)).orWhereILike('category', containing(search)));
  return query;
}
