import type { Clock } from '../clock.js';
import { IdempotencyKeyReusedError } from '../idempotency-errors.js';
import { IdempotencyStore, type KeptAnswer, type KeyedRequest } from '../idempotency-store.js';

const LIFETIME_MS = 24 * 3_600_000;

interface Kept {
  readonly content: string;
  readonly answer: KeptAnswer;
  readonly expiresAt: Date;
}

/** The twin of the real `IdempotencyStore`, but that it is no unit of work and waits for as long as it takes. */
export class InMemoryIdempotencyStore extends IdempotencyStore {
  private readonly kept = new Map<string, Kept>();
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(private readonly clock: Clock) {
    super();
  }

  override async once({ caller, key, content }: KeyedRequest, execute: () => Promise<KeptAnswer>) {
    const id = JSON.stringify([caller, key]);
    for (let first = this.running.get(id); first; first = this.running.get(id)) await first.catch(() => undefined);
    const kept = this.kept.get(id);
    if (kept && kept.expiresAt > this.clock.now()) return replay(kept, content);
    const running = execute();
    this.running.set(id, running);
    try {
      const answer = await running;
      this.kept.set(id, { content, answer, expiresAt: new Date(this.clock.now().getTime() + LIFETIME_MS) });
      return { answer, isReplayed: false };
    } finally {
      this.running.delete(id);
    }
  }

  override async deleteExpired(before: Date, limit: number): Promise<number> {
    const expired = [...this.kept].filter(([, { expiresAt }]) => expiresAt < before).slice(0, limit);
    for (const [id] of expired) this.kept.delete(id);
    return expired.length;
  }
}

function replay({ content, answer }: Kept, asked: string): { answer: KeptAnswer; isReplayed: boolean } {
  if (content !== asked) throw new IdempotencyKeyReusedError();
  return { answer, isReplayed: true };
}
