import { NameChangeLimit } from '@halolight/application/identity/ports';
import { SharedWindow, type Database } from '../kernel/index.js';

const WINDOW = { name: 'name-change', limit: 10, seconds: 15 * 60, message: 'Too many changes of e-mail address or username; try again later' };

/** Counts changes of the own names in PostgreSQL. */
export class SharedNameChangeLimit extends NameChangeLimit {
  private readonly changes: SharedWindow;

  constructor(database: Database) {
    super();
    this.changes = new SharedWindow(database, WINDOW);
  }

  override async take(userId: number): Promise<void> {
    await this.changes.take(String(userId));
  }
}
