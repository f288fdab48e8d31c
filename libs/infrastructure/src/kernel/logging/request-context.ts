import { AsyncLocalStorage } from 'node:async_hooks';
import type { Client } from '@halolight/application/kernel';

/** The request that something is done for. */
export interface CurrentRequest {
  readonly requestId: string;
  readonly client?: Client;
}

/** Carries the request through everything done for it: each log line written meanwhile bears its id, each event its origin. */
export const RequestContext = new AsyncLocalStorage<CurrentRequest>();
