import { AsyncLocalStorage } from 'node:async_hooks';

/** Carries the id of the request through everything done for it; each log line written meanwhile bears it. */
export const RequestContext = new AsyncLocalStorage<{ readonly requestId: string }>();
