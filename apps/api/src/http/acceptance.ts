import type { Request } from 'express';
import { notAcceptable } from './edge-errors.js';

const ANYTHING = '*/*';

/** What one route can answer with, against what a caller accepts. */
export class Acceptance {
  private readonly produced: readonly string[];
  /** With the charset as well, which we send: a caller may ask for just that. */
  private readonly offered: string[];
  /** What nearly every request says, word for word; the rest is negotiated. */
  private readonly plain: ReadonlySet<string>;
  /** What is kept for others comes as it is: whoever asks for it knows better than the document what that may be. */
  private readonly isAnyType: boolean;

  constructor(produced: readonly string[]) {
    this.produced = produced;
    this.offered = produced.flatMap((type) => [type, `${type}; charset=utf-8`]);
    this.isAnyType = produced.includes('application/octet-stream');
    this.plain = new Set([ANYTHING, 'application/json, text/plain, */*', ...produced]);
  }

  /** @throws HttpError 406 when Accept excludes everything the route can answer with */
  check(request: Request): void {
    const accept = request.headers.accept;
    if (accept === undefined || this.isAnyType || this.plain.has(accept)) return;
    if (request.accepts(this.offered) === false) throw notAcceptable(this.produced);
  }
}
