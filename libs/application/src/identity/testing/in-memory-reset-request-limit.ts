import type { Clock } from '../../kernel/index.js';
import { ResetRequestLimit } from '../ports/reset-request-limit.js';

const WINDOW_MS = 30 * 60_000;
const MOST = 5;

/** The twin of the real `ResetRequestLimit`. */
export class InMemoryResetRequestLimit extends ResetRequestLimit {
  private readonly windows = new Map<string, { count: number; readonly until: number }>();

  constructor(private readonly clock: Clock) {
    super();
  }

  override async admits(email: string): Promise<boolean> {
    const now = this.clock.now().getTime();
    const held = this.windows.get(email);
    const window = held && held.until > now ? held : { count: 0, until: now + WINDOW_MS };
    this.windows.set(email, window);
    window.count += 1;
    return window.count <= MOST;
  }
}
