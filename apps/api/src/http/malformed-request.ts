import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { requestTimeout } from './edge-errors.js';
import { HttpError } from './http-error.js';
import { refuseOnSocket } from './refuse-on-socket.js';

const FAILURES: Readonly<Record<string, HttpError>> = {
  HPE_HEADER_OVERFLOW: new HttpError(431, 'HEADER_FIELDS_TOO_LARGE', 'The header fields are too large'),
  ERR_HTTP_REQUEST_TIMEOUT: requestTimeout(),
};
const MALFORMED = new HttpError(400, 'VALIDATION_ERROR', 'The request is not well-formed HTTP');

/** Answers what never became a request, in the shape of every other failure, and ends the connection. */
export function refuseMalformedRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  refuseOnSocket(socket, FAILURES[error.code ?? ''] ?? MALFORMED, randomUUID());
}
