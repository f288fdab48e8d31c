import type { CreateBook, DeleteBook, UpdateBook, BookDirectory, BookFilter, BookView } from '@halolight/application/books';
import { NotFoundError } from '@halolight/domain/kernel';
import { Body, Delete, Get, Header, Patch, Path, Post, Put, Queries, Request, Route, Security, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AuthenticatedRequest } from '../authenticated-request.js';
import { ok, pageOf, type Deleted, type Paged, type Success } from '../envelope.js';
import { expectedVersions } from '../expected-versions.js';
import type { Id } from '../id.js';
import type { IfMatch } from '../if-match.js';
import { toPageRequest } from '../list-query.js';
import { tagVersion } from '../version-tag.js';
import type { BookAuthor, BookBody, BookListQuery, BooksByAuthorQuery, CreateBookBody, PatchBookBody } from './books.contract.js';

/** What a replacement leaves out. */
const CLEARED = { category: null, rating: null, publicationYear: null };

/** Books; everyone signed in sees them, holders of `books:create` make them, their owners and administrators change them. */
@Route('books')
@Tags('Books')
export class BooksController {
  constructor(
    private readonly directory: BookDirectory,
    private readonly createBook: CreateBook,
    private readonly updateBook: UpdateBook,
    private readonly deleteBook: DeleteBook,
  ) {}

  /** @summary Lists books, newest first unless told */
  @Get()
  @Security('jwt')
  async list(@Queries() query: BookListQuery): Promise<Success<Paged<BookBody>>> {
    return pageOf(await this.directory.page(toPageRequest(query), filterOf(query)), bookBody);
  }

  /**
   * The author by the whole name, whatever its case; nothing is found of an author who is unknown.
   * @summary Lists the books of an author
   */
  @Get('author/{author}')
  @Security('jwt')
  async byAuthor(@Path() author: BookAuthor, @Queries() query: BooksByAuthorQuery): Promise<Success<Paged<BookBody>>> {
    return pageOf(await this.directory.page(toPageRequest(query), { writtenBy: author, inCategory: query.category }), bookBody);
  }

  /** @summary Shows a book */
  @Get('{id}')
  @Security('jwt')
  async get(@Request() request: AuthenticatedRequest, @Path() id: Id): Promise<Success<BookBody>> {
    return this.show(request, id);
  }

  /** @summary Makes a book that belongs to the caller */
  @Post()
  @Security('jwt', ['books:create'])
  @SuccessResponse(201, 'Created')
  async create(@Request() request: AuthenticatedRequest, @Body() body: CreateBookBody): Promise<Success<BookBody>> {
    const id = await this.createBook.execute({ actor: request.actor, fields: { ...CLEARED, ...body } });
    return this.show(request, id);
  }

  /**
   * One's own, or any with `books:update`. What is left out becomes null.
   * @summary Replaces a book
   */
  @Put('{id}')
  @Security('jwt')
  async replace(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: CreateBookBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<BookBody>> {
    return this.change(request, id, { ...CLEARED, ...body }, ifMatch);
  }

  /**
   * One's own, or any with `books:update`.
   * @summary Changes fields of a book
   */
  @Patch('{id}')
  @Security('jwt')
  async patch(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Body() body: PatchBookBody,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<BookBody>> {
    return this.change(request, id, body, ifMatch);
  }

  /**
   * One's own, or any with `books:delete`.
   * @summary Deletes a book
   */
  @Delete('{id}')
  @Security('jwt')
  async delete(
    @Request() request: AuthenticatedRequest,
    @Path() id: Id,
    @Header('If-Match') ifMatch?: IfMatch,
  ): Promise<Success<Deleted>> {
    await this.deleteBook.execute(request.actor, id, expectedVersions(ifMatch));
    return ok({ id });
  }

  private async change(
    request: AuthenticatedRequest,
    bookId: number,
    changes: PatchBookBody,
    ifMatch: IfMatch | undefined,
  ): Promise<Success<BookBody>> {
    await this.updateBook.execute({ actor: request.actor, bookId, changes, expectedVersions: expectedVersions(ifMatch) });
    return this.show(request, bookId);
  }

  private async show(request: AuthenticatedRequest, bookId: number): Promise<Success<BookBody>> {
    const book = await this.directory.byId(bookId);
    if (!book) throw new NotFoundError('Book');
    tagVersion(request, book.version);
    return ok(bookBody(book));
  }
}

function bookBody({ id, title, author, category, rating, publicationYear, ownerId, createdAt, updatedAt }: BookView): BookBody {
  return { id, title, author, category, rating, publicationYear, ownerId, createdAt, updatedAt };
}

function filterOf({ title, author, category, rating, publicationYear, ownerId }: BookListQuery): BookFilter {
  return { title, author, category, rating, publicationYear, ownerId };
}
