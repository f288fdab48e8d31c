import { assertMayChangeBook, type BookFields } from '@halolight/domain/books';
import { assertExpectedVersion, NotFoundError, type ExpectedVersions } from '@halolight/domain/kernel';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { BookRepository } from '../ports/book-repository.js';
import type { BookSignals } from './book-signals.js';

export interface UpdateBookCommand {
  readonly actor: Actor;
  readonly bookId: number;
  /** Absent fields stay as they are. */
  readonly changes: Partial<BookFields>;
  readonly expectedVersions?: ExpectedVersions;
}

/** Changes a book. */
export class UpdateBook {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly books: BookRepository,
    private readonly signals: BookSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @throws NotFoundError, ForbiddenError, StaleVersionError */
  async execute({ actor, bookId, changes, expectedVersions }: UpdateBookCommand): Promise<void> {
    await this.unitOfWork.run(async () => {
      const book = await this.books.findForUpdate(bookId);
      if (!book) throw new NotFoundError('Book');
      assertMayChangeBook(actor, book);
      assertExpectedVersion('Book', book.version, expectedVersions);
      await this.books.update(await this.signals.beforeUpdate.run({ ...book, ...changes }));
      await this.outbox.publish({ type: 'book.updated', actorId: actor.userId, subject: { type: 'book', id: bookId } });
    });
  }
}
