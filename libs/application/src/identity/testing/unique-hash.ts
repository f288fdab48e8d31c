import { randomBytes } from 'node:crypto';

/** What could be a SHA-256, hexadecimal. */
export function uniqueHash(): string {
  return randomBytes(32).toString('hex');
}
