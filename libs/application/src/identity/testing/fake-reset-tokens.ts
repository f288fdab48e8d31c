import { createHash, createHmac, randomUUID } from 'node:crypto';
import { ResetTokens, type ResetToken } from '../ports/reset-tokens.js';
import { uniqueHash } from './unique-hash.js';

const SHAPE = /^[0-9a-f]{64}$/;

/** Tokens as the real ones are, under a key of this object's own. */
export class FakeResetTokens extends ResetTokens {
  private readonly key = uniqueHash();

  override newRequestId(): string {
    return randomUUID();
  }

  override issue(requestId: string): ResetToken {
    const token = createHmac('sha256', this.key).update(requestId).digest('hex');
    return { token, tokenHash: sha256(token) };
  }

  override read(token: string): string | null {
    return SHAPE.test(token) ? sha256(token) : null;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
