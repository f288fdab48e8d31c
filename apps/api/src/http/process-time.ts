import type { Express, Response } from 'express';

const MICROSECOND_DIGITS = 6;

/**
 * Puts X-Process-Time, in seconds, on every answer of `app` at the moment its headers are written.
 * All answers of an Express application share one prototype, so nothing has to be wrapped for each of them.
 */
export function stampProcessTime(app: Express): void {
  const writeHead = Reflect.get(app.response, 'writeHead');
  Object.defineProperty(app.response, 'writeHead', {
    // Handlers that wait for the headers put one of their own on the answer, in front of this one.
    writable: true,
    value(this: Response, ...rest: unknown[]): unknown {
      if (!this.headersSent) this.setHeader('X-Process-Time', this.req.context.elapsedSeconds().toFixed(MICROSECOND_DIGITS));
      return Reflect.apply(writeHead, this, rest);
    },
  });
}
