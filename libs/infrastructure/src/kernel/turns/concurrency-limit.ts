import { UnavailableError } from '@halolight/domain/kernel';

/** Lets a few tasks run at a time and a bounded number wait their turn, first come first served. */
export class ConcurrencyLimit {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly mostRunning: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws UnavailableError at once when too many are waiting */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.running >= this.mostRunning) await this.turn();
    else this.running += 1;
    try {
      return await task();
    } finally {
      this.pass();
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.length >= this.mostWaiting) throw new UnavailableError('Too many passwords are to be checked at the moment; try again shortly', 2);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** A finished task hands its place to the next in line. */
  private pass(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
