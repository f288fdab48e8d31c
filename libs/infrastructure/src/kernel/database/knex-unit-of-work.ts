import { UnitOfWork } from '@halolight/application/kernel';
import type { Database } from './database.js';

/** A unit of work is one transaction. */
export class KnexUnitOfWork extends UnitOfWork {
  constructor(private readonly database: Database) {
    super();
  }

  override run<T>(work: () => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  override get isAround(): boolean {
    return this.database.isTransactional;
  }
}
