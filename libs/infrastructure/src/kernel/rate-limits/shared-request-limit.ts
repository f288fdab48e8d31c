import { RequestLimit, type Allowance, type LimitedRequests } from '@halolight/application/kernel';
import type { Database } from '../database/index.js';
import { networkOf } from './network-of.js';
import { SharedWindow } from './shared-window.js';

const MOST = 300;
const WINDOW_SECONDS = 60;

/** Three hundred requests a minute from one address, of each kind. */
export class SharedRequestLimit extends RequestLimit {
  private readonly windows: Readonly<Record<LimitedRequests, SharedWindow>>;

  constructor(database: Database) {
    super();
    const window = (name: string) => new SharedWindow(database, { name, limit: MOST, seconds: WINDOW_SECONDS, isFinal: true });
    this.windows = { authentication: window('requests'), visits: window('visits'), links: window('links') };
  }

  override take(ip: string, requests: LimitedRequests): Promise<Allowance> {
    return this.windows[requests].take(networkOf(ip));
  }
}
