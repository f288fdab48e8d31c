import { createHash } from 'node:crypto';
import { RefreshTokens, type RefreshToken, type RefreshTokenHashes, type SuccessorToken } from '../ports/refresh-tokens.js';
import { uniqueHash } from './unique-hash.js';

const SHAPE = /^[0-9a-f]{128}$/;
const FAMILY_LENGTH = 64;

/** Tokens as the real ones are, but that a seal opens only for the object that made it. */
export class FakeRefreshTokens extends RefreshTokens {
  private readonly seals = new Map<string, { readonly successor: string; readonly predecessor: string }>();

  override create(): RefreshToken {
    return described(uniqueHash() + uniqueHash());
  }

  override read(token: string): RefreshTokenHashes | null {
    if (!SHAPE.test(token)) return null;
    const { familyHash, tokenHash } = described(token);
    return { familyHash, tokenHash };
  }

  override succeed(token: string): SuccessorToken {
    const successor = described(token.slice(0, FAMILY_LENGTH) + uniqueHash());
    const sealed = uniqueHash();
    this.seals.set(sealed, { successor: successor.token, predecessor: token });
    return { ...successor, sealed };
  }

  override unseal(sealed: string, token: string): string {
    const seal = this.seals.get(sealed);
    if (seal?.predecessor !== token) throw new Error('The seal does not open with this token');
    return seal.successor;
  }
}

function described(token: string): RefreshToken {
  return { token, familyHash: sha256(token.slice(0, FAMILY_LENGTH)), tokenHash: sha256(token) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
