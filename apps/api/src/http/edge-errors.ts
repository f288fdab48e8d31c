import { HttpError } from './http-error.js';
import type { ErrorDetail } from './error.contract.js';

/** A request whose shape or values are wrong; every offending field is listed. */
export function validationError(details: readonly ErrorDetail[], message = 'Request parameter validation failed'): HttpError {
  return new HttpError(400, 'VALIDATION_ERROR', message, { details });
}

/** RFC 6750 section 3: the challenge, with the reason when a token was presented. */
export function unauthorized(presented: boolean): HttpError {
  return new HttpError(401, 'UNAUTHORIZED', presented ? 'The access token is invalid or has expired' : 'Sign in to do this', {
    headers: { 'WWW-Authenticate': presented ? 'Bearer error="invalid_token"' : 'Bearer' },
  });
}

export function passwordChangeRequired(): HttpError {
  return new HttpError(403, 'PASSWORD_CHANGE_REQUIRED', 'Change your password first: POST /api/auth/change-password');
}

export function pathNotFound(): HttpError {
  return new HttpError(404, 'NOT_FOUND', 'There is nothing at this path');
}

export function methodNotAllowed(allow: string): HttpError {
  return new HttpError(405, 'METHOD_NOT_ALLOWED', `This path answers to ${allow}`, { headers: { Allow: allow } });
}

export function notAcceptable(produced: readonly string[]): HttpError {
  return new HttpError(406, 'NOT_ACCEPTABLE', `Accept excludes what this path answers: ${produced.join(', ')}`);
}

/** The connection goes with the rest of the request. */
export function requestTimeout(): HttpError {
  return new HttpError(408, 'REQUEST_TIMEOUT', 'The request took too long to arrive', { headers: { Connection: 'close' } });
}

export function payloadTooLarge(): HttpError {
  return new HttpError(413, 'PAYLOAD_TOO_LARGE', 'The body is too large');
}

export function unsupportedMediaType(consumed: readonly string[]): HttpError {
  return new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', `Send the body as ${consumed.join(' or ')} in UTF-8`);
}

/** @param size of the whole, in bytes */
export function rangeNotSatisfiable(size: number): HttpError {
  return new HttpError(416, 'RANGE_NOT_SATISFIABLE', `The content has ${size} bytes`, { headers: { 'Content-Range': `bytes */${size}` } });
}

export function preconditionRequired(): HttpError {
  return new HttpError(428, 'PRECONDITION_REQUIRED', 'Say which version you change: send the ETag you read as If-Match', {
    details: [{ field: 'If-Match', message: 'is required' }],
  });
}

export function upgradeRequired(): HttpError {
  return new HttpError(426, 'UPGRADE_REQUIRED', 'Version not supported anymore');
}
