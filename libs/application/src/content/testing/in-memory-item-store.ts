import type { Clock } from '../../kernel/index.js';
import type { ItemView } from '../queries/item-directory.js';

/** What the in-memory twins of items share. Its rows are replaced, never changed. */
export class InMemoryItemStore {
  readonly rows = new Map<number, ItemView>();
  private lastId = 0;

  constructor(readonly clock: Clock) {}

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}
