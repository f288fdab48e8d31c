import { randomBytes } from 'node:crypto';
import { resetTokensContract } from '@halolight/application/identity/testing';
import { expect, it } from '@jest/globals';
import { DerivedResetTokens } from './derived-reset-tokens.js';

resetTokensContract('DerivedResetTokens', () => new DerivedResetTokens(randomBytes(32).toString('hex')));

it('every process with the same secret issues the same token', () => {
  const [one, other] = [new DerivedResetTokens('a secret'), new DerivedResetTokens('a secret')];
  expect(one.issue('a request')).toEqual(other.issue('a request'));
});
