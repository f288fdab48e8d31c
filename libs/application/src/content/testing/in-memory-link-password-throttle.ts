import { RateLimitedError } from '@halolight/domain/kernel';
import type { Clock } from '../../kernel/index.js';
import { LinkPasswordThrottle } from '../ports/link-password-throttle.js';

const WINDOW_MS = 15 * 60_000;
const MOST_WRONG = 10;

/** The twin of the real `LinkPasswordThrottle`; it lets one attempt on a link run at a time. */
export class InMemoryLinkPasswordThrottle extends LinkPasswordThrottle {
  private readonly wrong = new Map<number, { readonly count: number; readonly until: number }>();
  private readonly turns = new Map<number, Promise<unknown>>();

  constructor(private readonly clock: Clock) {
    super();
  }

  override attempt(linkId: number, verify: () => Promise<boolean>): Promise<boolean> {
    const turn = (this.turns.get(linkId) ?? Promise.resolve()).then(() => this.verified(linkId, verify));
    this.turns.set(linkId, turn.catch(() => undefined));
    return turn;
  }

  private async verified(linkId: number, verify: () => Promise<boolean>): Promise<boolean> {
    const now = this.clock.now().getTime();
    const known = this.wrong.get(linkId);
    const { count, until } = known && known.until > now ? known : { count: 0, until: now + WINDOW_MS };
    if (count >= MOST_WRONG) throw new RateLimitedError(MOST_WRONG, Math.ceil((until - now) / 1000));
    const isRight = await verify();
    if (!isRight) this.wrong.set(linkId, { count: count + 1, until });
    return isRight;
  }
}
