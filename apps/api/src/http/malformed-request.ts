import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { requestTimeout } from './edge-errors.js';
import { HttpError } from './http-error.js';
import { SECURITY_HEADERS } from './security-headers.js';

const FAILURES: Readonly<Record<string, HttpError>> = {
  HPE_HEADER_OVERFLOW: new HttpError(431, 'HEADER_FIELDS_TOO_LARGE', 'The header fields are too large'),
  ERR_HTTP_REQUEST_TIMEOUT: requestTimeout(),
};
const MALFORMED = new HttpError(400, 'VALIDATION_ERROR', 'The request is not well-formed HTTP');

/** Answers what never became a request, in the shape of every other failure, and ends the connection. */
export function refuseMalformedRequest(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const failure = FAILURES[error.code ?? ''] ?? MALFORMED;
  const requestId = randomUUID();
  const body = JSON.stringify(failure.body(requestId));
  const headers = [
    ...SECURITY_HEADERS,
    ['X-Request-Id', requestId],
    ['X-Process-Time', '0'],
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Content-Length', Buffer.byteLength(body)],
    ['Connection', 'close'],
  ];
  const head = [`HTTP/1.1 ${failure.status} ${STATUS_CODES[failure.status]}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
