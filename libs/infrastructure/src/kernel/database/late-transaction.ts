import type { TransactionScope } from './transaction-scope.js';

/** Begins a transaction with what is to be done first in it. @throws whatever that throws, once it is undone: it may be tried again */
export type Begin = (first: () => Promise<void>) => Promise<void>;

/** A transaction that begins when it is first needed, and lasts until the work around it is over. */
export class LateTransaction {
  /** Absent until it has begun. */
  current: TransactionScope | undefined;
  private beginning: Promise<void> | undefined;
  private ended: Promise<void> | undefined;
  private readonly over = Promise.withResolvers<void>();

  /**
   * @param run runs work in a transaction of its own
   * @param open decides what the transaction begins with, and how often that is tried
   */
  constructor(
    private readonly run: (work: (scope: TransactionScope) => Promise<void>) => Promise<void>,
    private readonly open: (begin: Begin) => Promise<void>,
  ) {
    // Where nothing has begun, nobody waits for it.
    this.over.promise.catch(() => undefined);
  }

  begin(): Promise<void> {
    this.beginning ??= this.open((first) => this.attempt(first));
    return this.beginning;
  }

  /** Commits once `work` is done, and undoes all when it fails. */
  async around<T>(work: Promise<T>): Promise<T> {
    try {
      const outcome = await work;
      this.over.resolve();
      if (this.current) await this.ended;
      return outcome;
    } catch (error) {
      this.over.reject(error);
      if (this.current) await this.ended;
      throw error;
    }
  }

  private attempt(first: () => Promise<void>): Promise<void> {
    const begun = Promise.withResolvers<void>();
    this.ended = this.run(async (scope) => {
      await first();
      this.current = scope;
      begun.resolve();
      await this.over.promise;
    });
    this.ended.catch(begun.reject);
    return begun.promise;
  }
}
