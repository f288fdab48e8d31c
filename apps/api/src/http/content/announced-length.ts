import type { Request } from 'express';

/** How many bytes a request's body is going to have; null where the sender did not say. */
export function announcedLength({ headers }: Pick<Request, 'headers'>): number | null {
  const length = Number(headers['content-length'] ?? Number.NaN);
  return Number.isSafeInteger(length) ? length : null;
}
