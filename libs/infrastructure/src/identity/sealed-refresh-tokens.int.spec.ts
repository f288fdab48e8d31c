import { refreshTokensContract } from '@halolight/application/identity/testing';
import { SealedRefreshTokens } from './sealed-refresh-tokens.js';

refreshTokensContract('SealedRefreshTokens', () => ({ refreshTokens: new SealedRefreshTokens() }));
