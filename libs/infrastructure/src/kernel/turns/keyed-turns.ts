import { ConcurrencyLimit } from './concurrency-limit.js';

interface Turns {
  readonly limit: ConcurrencyLimit;
  users: number;
}

/** Lets a few tasks of each key run at a time; keys without a task are forgotten. */
export class KeyedTurns {
  private readonly byKey = new Map<string, Turns>();

  constructor(
    private readonly mostRunning: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws UnavailableError at once when too many of its key are waiting */
  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const turns = this.byKey.get(key) ?? { limit: new ConcurrencyLimit(this.mostRunning, this.mostWaiting), users: 0 };
    this.byKey.set(key, turns);
    turns.users += 1;
    try {
      return await turns.limit.run(task);
    } finally {
      turns.users -= 1;
      if (turns.users === 0) this.byKey.delete(key);
    }
  }
}
