import type { Environment } from '@halolight/infrastructure/kernel';

/** The settings that the pages need. */
export type WebSettings = Pick<Environment, 'jwtSecret' | 'refreshTokenSeconds' | 'rateLimit'>;
