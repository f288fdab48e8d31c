import { DomainError, type ErrorKind, type UnavailableError } from '@halolight/domain/kernel';
import type { Logger } from '@halolight/application/kernel';
import type { ErrorRequestHandler, Response } from 'express';
import { asOAuthError } from './as-oauth-error.js';
import { validationError } from './edge-errors.js';
import { HttpError } from './http-error.js';
import { sendJson } from './send-json.js';

/** The one place where a kind of error becomes a status. */
const STATUSES: Readonly<Record<ErrorKind, readonly [status: number, code: string]>> = {
  invalid: [400, 'VALIDATION_ERROR'],
  unauthenticated: [401, 'UNAUTHORIZED'],
  forbidden: [403, 'FORBIDDEN'],
  'not-found': [404, 'NOT_FOUND'],
  conflict: [409, 'CONFLICT'],
  'precondition-failed': [412, 'PRECONDITION_FAILED'],
  'too-large': [413, 'PAYLOAD_TOO_LARGE'],
  'rate-limited': [429, 'RATE_LIMITED'],
  unavailable: [503, 'UNAVAILABLE'],
};

const [UNAVAILABLE] = STATUSES.unavailable;

/** The code that stands for a kind of error in answers. */
export function errorCodeOf(kind: ErrorKind): string {
  return STATUSES[kind][1];
}

/** Tells the failures of a database that is away or overloaded from all others. */
export type OutageDetector = (error: unknown) => UnavailableError | undefined;

/** Writes a failure out as the whole answer. */
export type SendFailure = (response: Response, failure: HttpError, requestId: string) => void;

/** In the contract's shape. */
const sendAsJson: SendFailure = (response, failure, requestId) => sendJson(response, failure.status, failure.body(requestId));

/** Answers every failure; what is not for the caller is logged under the answer's request id. */
export function errorResponse(logger: Logger, asUnavailable: OutageDetector, send = sendAsJson): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const { requestId } = request.context;
    const known = httpErrorOf(error, asUnavailable);
    const failure = request.context.speaksOAuth ? asOAuthError(known) : known;
    logFailure(logger, { requestId, route: request.context.route, status: failure.status }, error);
    if (response.headersSent) return void response.destroy();
    for (const [name, value] of Object.entries(failure.headers)) if (value !== undefined) response.setHeader(name, value);
    send(response, failure, requestId);
    // A body that is still on its way is read and dropped: closing on it would reset the connection before the answer is read.
    request.resume();
  };
}

/** What failed of our own. Of an outage, which fails everybody alike, one line a request is enough to see it; its stack is the driver's and says nothing. */
function logFailure(logger: Logger, fields: { readonly requestId: string; readonly route: string; readonly status: number }, error: unknown): void {
  if (fields.status < 500) return;
  if (fields.status === UNAVAILABLE) logger.warn('request not served', { ...fields, reason: reasonOf(error) });
  else logger.error('request failed', { ...fields, error });
}

/** The innermost cause in its own words. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}

/** What a failure is on the wire. */
export function httpErrorOf(error: unknown, asUnavailable: OutageDetector): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof DomainError) return fromDomain(error);
  if (isMalformedPath(error)) return validationError([{ field: 'path', message: 'is not well-formed percent-encoding' }]);
  const outage = asUnavailable(error);
  return outage ? fromDomain(outage) : new HttpError(500, 'INTERNAL_ERROR', 'Something went wrong on our side');
}

function fromDomain(error: DomainError): HttpError {
  const [status, code] = STATUSES[error.kind];
  return new HttpError(status, code, error.message, { details: error.faults, headers: headersOf(error) });
}

function headersOf(error: DomainError): Record<string, string> {
  if (error.kind === 'unauthenticated') return { 'WWW-Authenticate': 'Bearer' };
  if (!('retryAfterSeconds' in error)) return {};
  const seconds = String(error.retryAfterSeconds);
  if (error.kind !== 'rate-limited') return { 'Retry-After': seconds };
  const limit: Record<string, string> = 'limit' in error ? { 'RateLimit-Limit': String(error.limit) } : {};
  return { ...limit, 'RateLimit-Remaining': '0', 'RateLimit-Reset': seconds, 'Retry-After': seconds };
}

/** What Express throws for a path like `/%E0%A4%A`. */
function isMalformedPath(error: unknown): boolean {
  return error instanceof URIError && 'status' in error;
}
