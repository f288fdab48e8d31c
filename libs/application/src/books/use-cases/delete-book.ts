import { assertMayDeleteBook } from '@halolight/domain/books';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { BookRepository } from '../ports/book-repository.js';
import type { BookSignals } from './book-signals.js';

/** Deletes a book. */
export class DeleteBook {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly books: BookRepository,
    private readonly signals: BookSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError */
  async execute(actor: Actor, bookId: number, expectedVersions?: ExpectedVersions): Promise<void> {
    await this.unitOfWork.run(async () => {
      const book = await this.books.findForUpdate(bookId);
      if (!book) throw new NotFoundError('Book');
      assertMayDeleteBook(actor, book);
      assertExpectedVersion('Book', book.version, expectedVersions);
      await this.signals.beforeDelete.run(book);
      await this.books.remove(bookId);
      await this.outbox.publish({ type: 'book.deleted', actorId: actor.userId, subject: { type: 'book', id: bookId } });
    });
  }
}
