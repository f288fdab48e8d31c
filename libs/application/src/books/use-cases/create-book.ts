import type { BookFields } from '@halolight/domain/books';
import type { Actor, EventOutbox, UnitOfWork } from '../../kernel/index.js';
import type { BookRepository } from '../ports/book-repository.js';
import type { BookSignals } from './book-signals.js';

export interface CreateBookCommand {
  readonly actor: Actor;
  readonly fields: BookFields;
}

/** Makes a book that belongs to its maker. */
export class CreateBook {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly books: BookRepository,
    private readonly signals: BookSignals,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the new id */
  async execute({ actor, fields }: CreateBookCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      const draft = await this.signals.beforeCreate.run({ ...fields, ownerId: actor.userId });
      const id = await this.books.add(draft);
      await this.outbox.publish({ type: 'book.created', actorId: actor.userId, subject: { type: 'book', id } });
      return id;
    });
  }
}
