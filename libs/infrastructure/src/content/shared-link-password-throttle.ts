import { LinkPasswordThrottle } from '@halolight/application/content/ports';
import { KeyedTurns, SharedWindow, type Database } from '../kernel/index.js';

const WINDOW = { name: 'link-password', limit: 10, seconds: 15 * 60, message: 'Too many wrong passwords; try again later' };
/** For one link in one process. Few enough that right passwords sent at once are not taken for ten wrong ones. */
const MOST_AT_ONCE = 2;
const LONGEST_QUEUE = 100;

/** Counts wrong passwords in PostgreSQL. */
export class SharedLinkPasswordThrottle extends LinkPasswordThrottle {
  private readonly window: SharedWindow;
  private readonly turns = new KeyedTurns(MOST_AT_ONCE, LONGEST_QUEUE);

  constructor(database: Database) {
    super();
    this.window = new SharedWindow(database, WINDOW);
  }

  override attempt(linkId: number, verify: () => Promise<boolean>): Promise<boolean> {
    const key = String(linkId);
    return this.turns.run(key, async () => {
      const isRight = await this.window.spend(key, verify);
      if (isRight) await this.window.giveBack(key);
      return isRight;
    });
  }
}
