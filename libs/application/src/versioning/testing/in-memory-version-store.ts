import type { Clock } from '../../kernel/index.js';
import type { VersionView } from '../queries/version-directory.js';

/** What the in-memory twins of versioning share. Its rows are replaced, never changed. */
export class InMemoryVersionStore {
  readonly rows = new Map<number, VersionView>();
  private lastId = 0;

  constructor(readonly clock: Clock) {}

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}
