import { FakeResetTokens } from './fake-reset-tokens.js';
import { resetTokensContract } from './reset-tokens-contract.js';

resetTokensContract('FakeResetTokens', () => new FakeResetTokens());
