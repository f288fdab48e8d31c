import { createHash } from 'node:crypto';
import { ResetRequestLimit } from '@halolight/application/identity/ports';
import { RateLimitedError } from '@halolight/domain/kernel';
import { SharedWindow, type Database } from '../kernel/index.js';

const WINDOW = { name: 'password-reset', limit: 5, seconds: 30 * 60 };

/** Counts requests to reset a password in PostgreSQL, by the address's hash. */
export class SharedResetRequestLimit extends ResetRequestLimit {
  private readonly requests: SharedWindow;

  constructor(database: Database) {
    super();
    this.requests = new SharedWindow(database, WINDOW);
  }

  override async admits(email: string): Promise<boolean> {
    try {
      await this.requests.take(createHash('sha256').update(email).digest('hex'));
      return true;
    } catch (error) {
      if (error instanceof RateLimitedError) return false;
      throw error;
    }
  }
}
