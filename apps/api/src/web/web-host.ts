import type { RequestHandler } from 'express';

/** The pages, as the HTTP host serves them. */
export class WebHost {
  constructor(
    readonly handler: RequestHandler,
    /** Stops what runs besides requests. */
    readonly close: () => void,
  ) {}
}
