import type { PoolClient } from 'pg';

/** What runs within one transaction shares its connection, and what is to happen once it is committed. */
export class TransactionScope {
  readonly effects: (() => void)[] = [];

  private open = true;

  constructor(private readonly client: PoolClient) {}

  /** @throws Error once the transaction has ended: the connection is somebody else's by then */
  get connection(): PoolClient {
    if (!this.open) throw new Error('The transaction has ended: each of its statements must be awaited within it');
    return this.client;
  }

  get current(): this {
    return this;
  }

  /** It has. */
  async begin(): Promise<void> {}

  end(): void {
    this.open = false;
  }
}
