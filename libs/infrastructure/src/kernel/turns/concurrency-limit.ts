import { UnavailableError } from '@halolight/domain/kernel';

/** Longer than this hardly anybody waits: who sends it has given up, or a proxy has. */
const LONGEST_WAIT_MS = 10_000;

/** Lets a few tasks run at a time and a bounded number wait their turn for ten seconds at most, first come first served. */
export class ConcurrencyLimit {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly mostRunning: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws UnavailableError at once when too many are waiting, and after ten seconds without a turn */
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
    if (this.waiting.length >= this.mostWaiting) throw tooMany();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const giveUp = setTimeout(() => {
      this.waiting.splice(this.waiting.indexOf(begin), 1);
      reject(tooMany());
    }, LONGEST_WAIT_MS);
    const begin = (): void => {
      clearTimeout(giveUp);
      resolve();
    };
    this.waiting.push(begin);
    return promise;
  }

  /** A finished task hands its place to the next in line. */
  private pass(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}

function tooMany(): UnavailableError {
  return new UnavailableError('Too many passwords are to be checked at the moment; try again shortly', 2);
}
