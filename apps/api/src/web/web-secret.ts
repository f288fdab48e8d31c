import { hkdfSync } from 'node:crypto';

const SECRET_BYTES = 32;

/** A secret for one purpose, in hexadecimal, that says nothing about those for others (HKDF, RFC 5869). */
export function webSecret(jwtSecret: string, purpose: 'session' | 'forms'): string {
  return Buffer.from(hkdfSync('sha256', jwtSecret, '', `halolight web ${purpose}`, SECRET_BYTES)).toString('hex');
}
