import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RefreshTokens } from '../ports/refresh-tokens.js';

export interface RefreshTokensSubject {
  readonly refreshTokens: RefreshTokens;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What every `RefreshTokens` keeps to. */
export function refreshTokensContract(name: string, makeSubject: () => RefreshTokensSubject | Promise<RefreshTokensSubject>): void {
  describe(`${name} keeps the contract of RefreshTokens`, () => {
    let tokens: RefreshTokens;
    beforeAll(async () => {
      tokens = (await makeSubject()).refreshTokens;
    });

    it('makes tokens of 128 characters that need no escaping in a header, a form or a URL', () => {
      const { token } = tokens.create();
      expect(token).toMatch(/^[A-Za-z0-9._~-]{128}$/);
      expect(tokens.succeed(token).token).toMatch(/^[A-Za-z0-9._~-]{128}$/);
    });

    it('tells the SHA-256 of the whole token, and of what its family shares', () => {
      const { token, tokenHash, familyHash } = tokens.create();
      expect(tokenHash).toBe(sha256(token));
      expect(familyHash).toMatch(/^[0-9a-f]{64}$/);
      expect(familyHash).not.toBe(tokenHash);
    });

    it('reads a token back to the same hashes', () => {
      const { token, ...hashes } = tokens.create();
      expect(tokens.read(token)).toEqual(hashes);
    });

    it('makes every family new', () => {
      const made = Array.from({ length: 50 }, () => tokens.create());
      expect(new Set(made.map((each) => each.token)).size).toBe(50);
      expect(new Set(made.map((each) => each.familyHash)).size).toBe(50);
    });

    it.each(['', ' ', 'x', '\0'.repeat(128), ' '.repeat(128), 'ü'.repeat(128), '🔑'.repeat(64), 'a'.repeat(127), 'a'.repeat(129), 'a'.repeat(100_000)])(
      'reads nothing from text that cannot be a token (case %#)',
      (text) => {
        expect(tokens.read(text)).toBeNull();
      },
    );

    it('gives a successor of the same family, new each time', () => {
      const first = tokens.create();
      const successors = [tokens.succeed(first.token), tokens.succeed(first.token)];
      for (const { token, tokenHash, familyHash } of successors) {
        expect(familyHash).toBe(first.familyHash);
        expect(tokenHash).toBe(sha256(token));
        expect(tokens.read(token)).toEqual({ familyHash, tokenHash });
      }
      expect(new Set([first.token, ...successors.map((each) => each.token)]).size).toBe(3);
    });

    it('keeps the family through many successions', () => {
      const first = tokens.create();
      let token = first.token;
      for (let step = 0; step < 10; step += 1) token = tokens.succeed(token).token;
      expect(tokens.read(token)?.familyHash).toBe(first.familyHash);
    });

    it('opens a sealed successor with its predecessor', () => {
      const { token } = tokens.create();
      const successor = tokens.succeed(token);
      expect(tokens.unseal(successor.sealed, token)).toBe(successor.token);
    });

    it('keeps a sealed successor from everyone else', () => {
      const { token } = tokens.create();
      const successor = tokens.succeed(token);
      expect(successor.sealed).not.toContain(successor.token);
      expect(successor.sealed).not.toContain(successor.token.slice(64));
      const others = [tokens.create().token, tokens.succeed(token).token, successor.token];
      for (const other of others) expect(openedBy(successor.sealed, other)).not.toBe(successor.token);
    });

    const openedBy = (sealed: string, token: string): string | null => {
      try {
        return tokens.unseal(sealed, token);
      } catch {
        return null;
      }
    };
  });
}
