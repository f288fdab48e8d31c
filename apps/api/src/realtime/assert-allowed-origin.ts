import type { IncomingMessage } from 'node:http';
import { HttpError } from '../http/http-error.js';

/**
 * A page of a foreign site must not use what a browser sends along; programs send no Origin (RFC 6455 section 10.2).
 * @throws HttpError 403 for an Origin that is neither ours nor among `corsOrigins`
 */
export function assertAllowedOrigin({ headers }: IncomingMessage, corsOrigins: readonly string[]): void {
  const { origin, host } = headers;
  if (origin === undefined || corsOrigins.includes(origin)) return;
  if (URL.canParse(origin) && new URL(origin).host === host) return;
  throw new HttpError(403, 'FORBIDDEN', 'Pages of this origin may not connect; see CORS_ORIGINS');
}
