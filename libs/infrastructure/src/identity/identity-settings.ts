import type { Environment } from '../kernel/index.js';

/** The settings that identity needs. */
export type IdentitySettings = Pick<
  Environment,
  'jwtSecret' | 'accessTokenSeconds' | 'refreshTokenSeconds' | 'sessionSeconds' | 'passwordPeppers' | 'maxSessionsPerUser' | 'registration' | 'appUrl' | 'rateLimit'
>;
