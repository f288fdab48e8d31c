import { AskLimit } from '@halolight/application/assistant/ports';
import { SharedWindow, type Database } from '../kernel/index.js';

const MOST = 20;
const WINDOW_SECONDS = 60;

/** Twenty questions a minute for each user. */
export class SharedAskLimit extends AskLimit {
  private readonly window: SharedWindow;

  constructor(database: Database) {
    super();
    this.window = new SharedWindow(database, { name: 'questions', limit: MOST, seconds: WINDOW_SECONDS, message: 'Too many questions; ask again later', isFinal: true });
  }

  override async take(userId: number): Promise<void> {
    await this.window.take(String(userId));
  }
}
