import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AccessTokens } from '../ports/access-tokens.js';

export interface AccessTokensSubject {
  readonly accessTokens: AccessTokens;
  /** Tokens of the same making, by name, that must be refused: expired, signed by another key, meant for another audience … */
  readonly refused: Readonly<Record<string, string>>;
}

const SLACK_MS = 5000;

/** What every `AccessTokens` keeps to. */
export function accessTokensContract(name: string, makeSubject: () => AccessTokensSubject | Promise<AccessTokensSubject>): void {
  describe(`${name} keeps the contract of AccessTokens`, () => {
    let subject: AccessTokensSubject;
    beforeAll(async () => {
      subject = await makeSubject();
    });

    it('reads from a token what it was issued for', async () => {
      const { token, expiresIn } = await subject.accessTokens.issue(42, 7);
      const claims = await subject.accessTokens.verify(token);
      expect(claims).toMatchObject({ userId: 42, sessionId: 7 });
      expect(Number.isInteger(expiresIn)).toBe(true);
      expect(expiresIn).toBeGreaterThan(0);
      expect(Math.abs((claims?.expiresAt.getTime() ?? 0) - Date.now() - expiresIn * 1000)).toBeLessThan(SLACK_MS);
    });

    it('keeps the tokens of different users and sessions apart, and says the same each time', async () => {
      const one = await subject.accessTokens.issue(1, 11);
      const two = await subject.accessTokens.issue(2, 22);
      for (let round = 0; round < 2; round += 1) {
        expect(await subject.accessTokens.verify(one.token)).toMatchObject({ userId: 1, sessionId: 11 });
        expect(await subject.accessTokens.verify(two.token)).toMatchObject({ userId: 2, sessionId: 22 });
      }
    });

    it('carries ids as large as JSON numbers go', async () => {
      const { token } = await subject.accessTokens.issue(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1);
      const claims = await subject.accessTokens.verify(token);
      expect(claims).toMatchObject({ userId: Number.MAX_SAFE_INTEGER, sessionId: Number.MAX_SAFE_INTEGER - 1 });
    });

    it.each(['', ' ', '.', '..', 'a.b.c', 'null', '\0', '🔑', 'x'.repeat(10_000)])('refuses text that is no token (case %#)', async (text) => {
      expect(await subject.accessTokens.verify(text)).toBeNull();
    });

    it('refuses a token of which a single character was changed, and one that was cut or lengthened', async () => {
      const { token } = await subject.accessTokens.issue(42, 7);
      const places = [0, 0.25, 0.5, 0.75].map((part) => Math.floor(token.length * part));
      for (const place of places) {
        const changed = token[place] === 'A' ? 'B' : 'A';
        expect(await subject.accessTokens.verify(token.slice(0, place) + changed + token.slice(place + 1))).toBeNull();
      }
      expect(await subject.accessTokens.verify(token.slice(0, -4))).toBeNull();
      expect(await subject.accessTokens.verify(`${token}AAAA`)).toBeNull();
    });

    it('refuses the claims of a good token under no signature (RFC 8725, section 3.2)', async () => {
      const { token } = await subject.accessTokens.issue(42, 7);
      const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
      expect(await subject.accessTokens.verify(`${header}.${token.split('.')[1] ?? ''}.`)).toBeNull();
    });

    it('refuses tokens that are expired, forged or meant for somebody else', async () => {
      const names = Object.keys(subject.refused);
      expect(names.length).toBeGreaterThan(0);
      const accepted = await Promise.all(names.map(async (key) => ((await subject.accessTokens.verify(subject.refused[key] ?? '')) ? [key] : [])));
      expect(accepted.flat()).toEqual([]);
    });
  });
}
