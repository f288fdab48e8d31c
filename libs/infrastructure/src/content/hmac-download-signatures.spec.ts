import { describe, expect, it } from '@jest/globals';
import { HmacDownloadSignatures } from './hmac-download-signatures.js';

const SECRET = 'a secret that nobody knows, long enough';
const TERMS = { fileId: 7, issuerId: 3, expires: 1_800_000_000 };
const signatures = new HmacDownloadSignatures(SECRET);

describe('HmacDownloadSignatures', () => {
  it('knows its own signature, and that of a replica', () => {
    const signature = signatures.sign(TERMS);
    expect(signature).toMatch(/^[\w-]{43}$/);
    expect(signatures.verify(TERMS, signature)).toBe(true);
    expect(new HmacDownloadSignatures(SECRET).verify(TERMS, signature)).toBe(true);
  });

  it('is good for one file, one account and one moment, under one secret', () => {
    const signature = signatures.sign(TERMS);
    const others = [{ fileId: 8 }, { issuerId: 4 }, { expires: 1_800_000_001 }, { fileId: 3, issuerId: 7 }, { issuerId: 31, expires: 800_000_000 }, { fileId: 73, issuerId: 3 }];
    for (const other of others) expect(signatures.verify({ ...TERMS, ...other }, signature)).toBe(false);
    expect(new HmacDownloadSignatures(`${SECRET}!`).verify(TERMS, signature)).toBe(false);
  });

  it('refuses every other way to write its signature', () => {
    const signature = signatures.sign(TERMS);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    // Of the last character four bits count.
    const alike = [...alphabet].map((last) => signature.slice(0, -1) + last).filter((text) => Buffer.from(text, 'base64url').equals(Buffer.from(signature, 'base64url')));
    expect(alike).toHaveLength(4);
    for (const text of [...alike, `${signature}=`, `${signature}!`, ` ${signature}`]) {
      expect(signatures.verify(TERMS, text)).toBe(text === signature);
    }
  });

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(44), '!'.repeat(43), '🔑'])('refuses "%s"', (signature) => {
    expect(signatures.verify(TERMS, signature)).toBe(false);
  });
});
