import type { NextFunction, Request, Response } from 'express';

/** Keeps a probe or a scrape out of what is measured of requests. */
export function unmeasured(request: Request, _response: Response, next: NextFunction): void {
  request.context.isMeasured = false;
  next();
}
