import type { OutgoingHttpHeaders } from 'node:http';
import type { ErrorBody, ErrorDetail } from './error.contract.js';
import { firstFaults } from './first-faults.js';

/** A failure that only the edge knows: the wrong method, media type or version. Use cases throw domain errors instead. */
export class HttpError extends Error {
  readonly details: readonly ErrorDetail[];
  readonly headers: OutgoingHttpHeaders;

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    extra: { readonly details?: readonly ErrorDetail[]; readonly headers?: OutgoingHttpHeaders } = {},
  ) {
    super(message);
    this.name = 'HttpError';
    this.details = firstFaults(extra.details ?? []);
    this.headers = extra.headers ?? {};
  }

  /** What is sent; a subclass may speak another protocol's error format, as RFC 6749 section 5.2 demands. */
  body(requestId: string): object {
    return {
      success: false,
      error: { code: this.code, message: this.message, details: this.details, requestId },
    } satisfies ErrorBody;
  }
}
