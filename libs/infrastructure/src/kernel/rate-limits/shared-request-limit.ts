import { RequestLimit, type Allowance } from '@halolight/application/kernel';
import type { Database } from '../database/index.js';
import { networkOf } from './network-of.js';
import { SharedWindow } from './shared-window.js';

const MOST = 300;
const WINDOW_SECONDS = 60;

/** Three hundred requests a minute from one address. */
export class SharedRequestLimit extends RequestLimit {
  private readonly window: SharedWindow;

  constructor(database: Database) {
    super();
    this.window = new SharedWindow(database, { name: 'requests', limit: MOST, seconds: WINDOW_SECONDS, isFinal: true });
  }

  override take(ip: string): Promise<Allowance> {
    return this.window.take(networkOf(ip));
  }
}
