import type { Duplex } from 'node:stream';
import type { HttpError } from './http-error.js';
import { nodeHttp } from './node-http.js';
import { SECURITY_HEADERS } from './security-headers.js';

/** Answers where there is a connection and no response to it, in the shape of every other failure, and ends the connection. @param seconds since the request came */
export function refuseOnSocket(socket: Duplex, failure: HttpError, requestId: string, seconds = 0): void {
  const body = JSON.stringify(failure.body(requestId));
  const headers = new Map<string, unknown>([
    ...SECURITY_HEADERS,
    ...Object.entries(failure.headers),
    ['X-Request-Id', requestId],
    ['X-Process-Time', seconds],
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Content-Length', Buffer.byteLength(body)],
    ['Connection', 'close'],
  ]);
  const head = [`HTTP/1.1 ${failure.status} ${nodeHttp.STATUS_CODES[failure.status]}`, ...[...headers].map(([name, value]) => `${name}: ${String(value)}`)];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
