import { FixedClock, InMemoryUnitOfWork, RecordingEventOutbox } from '../../kernel/testing/index.js';
import { BookSignals } from '../use-cases/book-signals.js';
import type { BookPorts } from './book-ports.js';
import { InMemoryBookDirectory } from './in-memory-book-directory.js';
import { InMemoryBookRepository } from './in-memory-book-repository.js';
import { InMemoryBookStore } from './in-memory-book-store.js';

/** All twins of books over one new store. */
export class InMemoryBooks implements BookPorts {
  readonly clock = new FixedClock();
  readonly store = new InMemoryBookStore(this.clock);
  readonly unitOfWork = new InMemoryUnitOfWork();
  readonly outbox = new RecordingEventOutbox();
  readonly signals = new BookSignals();
  readonly books = new InMemoryBookRepository(this.store);
  readonly bookDirectory = new InMemoryBookDirectory(this.store);
  private lastOwnerId = 0;

  readonly addOwner = async (): Promise<number> => {
    this.lastOwnerId += 1;
    return this.lastOwnerId;
  };
}
