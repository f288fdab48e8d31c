import { FakeRefreshTokens } from './fake-refresh-tokens.js';
import { refreshTokensContract } from './refresh-tokens-contract.js';

refreshTokensContract('FakeRefreshTokens', () => ({ refreshTokens: new FakeRefreshTokens() }));
