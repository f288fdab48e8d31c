import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const WELL_FORMED_ID = /^[A-Za-z0-9._-]{1,128}$/;

/** The caller's X-Request-Id where it is well formed, else one made up. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const proposed = headers['x-request-id'];
  return typeof proposed === 'string' && WELL_FORMED_ID.test(proposed) ? proposed : randomUUID();
}
