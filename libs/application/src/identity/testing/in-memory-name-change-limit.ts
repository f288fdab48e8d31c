import { RateLimitedError } from '@halolight/domain/kernel';
import type { Clock } from '../../kernel/index.js';
import { NameChangeLimit } from '../ports/name-change-limit.js';

const WINDOW_MS = 15 * 60_000;
const MOST = 10;

/** The twin of the real `NameChangeLimit`. */
export class InMemoryNameChangeLimit extends NameChangeLimit {
  private readonly windows = new Map<number, { count: number; readonly until: number }>();

  constructor(private readonly clock: Clock) {
    super();
  }

  override async take(userId: number): Promise<void> {
    const now = this.clock.now().getTime();
    const held = this.windows.get(userId);
    const window = held && held.until > now ? held : { count: 0, until: now + WINDOW_MS };
    this.windows.set(userId, window);
    window.count += 1;
    if (window.count > MOST) throw new RateLimitedError(MOST, Math.ceil((window.until - now) / 1000));
  }
}
