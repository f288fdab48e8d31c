import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { RandomLinkTokens } from './random-link-tokens.js';

it('RandomLinkTokens issues 256 bits that need no escaping, none twice, and keeps their SHA-256', () => {
  const tokens = new RandomLinkTokens();
  const issued = Array.from({ length: 100 }, () => tokens.issue());
  expect(new Set(issued.map(({ token }) => token)).size).toBe(100);
  for (const { token, tokenHash } of issued) {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(tokenHash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(tokens.hash(token)).toBe(tokenHash);
  }
});
