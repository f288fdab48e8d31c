import { randomBytes } from 'node:crypto';

/** Text that no other test has, fit for a username, a permission's resource, a role's name; 12 hexadecimal digits behind `prefix`. */
export function uniqueText(prefix: string): string {
  return prefix + randomBytes(6).toString('hex');
}
