import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import {
  RefreshTokens,
  type RefreshToken,
  type RefreshTokenHashes,
  type SuccessorToken,
} from '@halolight/application/identity/ports';

const SHAPE = /^[A-Za-z0-9_-]{128}$/;
/** 192 random bits name the family, 576 more are new with every rotation. */
const FAMILY_BYTES = 24;
const SECRET_BYTES = 72;
const FAMILY_CHARACTERS = 32;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Refresh tokens of which the server keeps hashes alone.
 * A successor is sealed with AES-256-GCM under a key derived from its predecessor, so that a client that lost the
 * answer gets the same successor again, and nobody reads it out of the database.
 */
export class SealedRefreshTokens extends RefreshTokens {
  create(): RefreshToken {
    return ofFamily(randomBytes(FAMILY_BYTES).toString('base64url'));
  }

  read(token: string): RefreshTokenHashes | null {
    return SHAPE.test(token) ? hashesOf(token) : null;
  }

  succeed(token: string): SuccessorToken {
    const successor = ofFamily(token.slice(0, FAMILY_CHARACTERS));
    return { ...successor, sealed: seal(successor.token, token) };
  }

  unseal(sealed: string, token: string): string {
    const box = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv(CIPHER, sealingKey(token), box.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return decipher.update(box.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }
}

function ofFamily(family: string): RefreshToken {
  const token = family + randomBytes(SECRET_BYTES).toString('base64url');
  return { token, ...hashesOf(token) };
}

function hashesOf(token: string): RefreshTokenHashes {
  return { familyHash: sha256(token.slice(0, FAMILY_CHARACTERS)), tokenHash: sha256(token) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function seal(successor: string, token: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, sealingKey(token), nonce);
  const text = Buffer.concat([cipher.update(successor, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
}

function sealingKey(token: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, '', 'halolight refresh token successor', 32));
}
