import { FixedClock, InMemoryUnitOfWork, RecordingEventOutbox } from '../../kernel/testing/index.js';
import { ItemSignals } from '../use-cases/item-signals.js';
import { InMemoryItemDirectory } from './in-memory-item-directory.js';
import { InMemoryItemRepository } from './in-memory-item-repository.js';
import { InMemoryItemStore } from './in-memory-item-store.js';
import type { ItemPorts } from './item-ports.js';

/** All twins of items over one new store. */
export class InMemoryItems implements ItemPorts {
  readonly clock = new FixedClock();
  readonly store = new InMemoryItemStore(this.clock);
  readonly unitOfWork = new InMemoryUnitOfWork();
  readonly outbox = new RecordingEventOutbox();
  readonly signals = new ItemSignals();
  readonly items = new InMemoryItemRepository(this.store);
  readonly itemDirectory = new InMemoryItemDirectory(this.store);
  private owners = 0;

  readonly addOwner = async (): Promise<number> => {
    this.owners += 1;
    return this.owners;
  };
}
