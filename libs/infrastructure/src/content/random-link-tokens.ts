import { createHash, randomBytes } from 'node:crypto';
import { LinkTokens, type LinkToken } from '@halolight/application/content/ports';

const TOKEN_BYTES = 32;

/** Tokens of 256 bits from the system's generator. */
export class RandomLinkTokens extends LinkTokens {
  issue(): LinkToken {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    return { token, tokenHash: this.hash(token) };
  }

  hash(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  }
}
