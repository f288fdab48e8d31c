import { createHash, createHmac, hkdfSync, randomUUID } from 'node:crypto';
import { ResetTokens, type ResetToken } from '@halolight/application/identity/ports';

/** 256 bits in base64url. */
const SHAPE = /^[A-Za-z0-9_-]{43}$/;
const KEY_BYTES = 32;

/** Tokens that are the HMAC-SHA-256 of their request's id, under a key of their own that is derived from the server's secret (RFC 5869). */
export class DerivedResetTokens extends ResetTokens {
  private readonly key: Buffer;

  constructor(secret: string) {
    super();
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'halolight password reset token', KEY_BYTES));
  }

  newRequestId(): string {
    return randomUUID();
  }

  issue(requestId: string): ResetToken {
    const token = createHmac('sha256', this.key).update(requestId).digest('base64url');
    return { token, tokenHash: sha256(token) };
  }

  read(token: string): string | null {
    return SHAPE.test(token) ? sha256(token) : null;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
