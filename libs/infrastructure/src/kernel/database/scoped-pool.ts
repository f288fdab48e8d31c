import type { PoolClient } from 'pg';

/** A pool as knex knows it (that of the library tarn), which lends the connection that is in use already. */
export class ScopedPool {
  constructor(private readonly current: () => PoolClient) {}

  acquire(): { readonly promise: Promise<PoolClient> } {
    const lent = async (): Promise<PoolClient> => this.current();
    return { promise: lent() };
  }

  /** Who opened the transaction gives its connection back. */
  release(): boolean {
    return true;
  }

  async destroy(): Promise<void> {}

  numFree(): number {
    return 0;
  }

  numUsed(): number {
    return 0;
  }

  numPendingAcquires(): number {
    return 0;
  }
}
