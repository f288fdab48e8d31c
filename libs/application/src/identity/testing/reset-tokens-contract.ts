import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ResetTokens } from '../ports/reset-tokens.js';

/** What every `ResetTokens` keeps to. @param make gives one with a key of its own each time */
export function resetTokensContract(name: string, make: () => ResetTokens): void {
  describe(`${name} keeps the contract of ResetTokens`, () => {
    let tokens: ResetTokens;
    beforeAll(() => {
      tokens = make();
    });

    it('makes every request id new', () => {
      const ids = Array.from({ length: 50 }, () => tokens.newRequestId());
      expect(new Set(ids).size).toBe(50);
      for (const id of ids) expect(id).toMatch(/^[0-9A-Za-z-]{20,64}$/);
    });

    it('makes tokens of 256 bits that need no escaping in a URL', () => {
      const { token } = tokens.issue(tokens.newRequestId());
      expect(token).toMatch(/^[A-Za-z0-9_-]{43,64}$/);
    });

    it('issues the same token whenever the same request asks, and no other request gets it', () => {
      const requestId = tokens.newRequestId();
      expect(tokens.issue(requestId)).toEqual(tokens.issue(requestId));
      expect(tokens.issue(tokens.newRequestId()).token).not.toBe(tokens.issue(requestId).token);
    });

    it('tells nothing of a token to who knows the request and not the key', () => {
      const requestId = tokens.newRequestId();
      expect(make().issue(requestId).token).not.toBe(tokens.issue(requestId).token);
    });

    it('reads a token back to the SHA-256 it was issued with', () => {
      const { token, tokenHash } = tokens.issue(tokens.newRequestId());
      expect(tokens.read(token)).toBe(tokenHash);
      expect(tokenHash).toBe(createHash('sha256').update(token).digest('hex'));
    });

    it.each(['', ' ', 'x', '\0'.repeat(64), 'ü'.repeat(64), '🔑'.repeat(32), 'a'.repeat(42), 'a'.repeat(65), 'a'.repeat(100_000)])(
      'reads nothing from text that cannot be a token (case %#)',
      (text) => {
        expect(tokens.read(text)).toBeNull();
      },
    );
  });
}
