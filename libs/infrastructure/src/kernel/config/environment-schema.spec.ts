import { describe, expect, it } from '@jest/globals';
import type { Environment } from './environment.js';
import { ENVIRONMENT_SCHEMA } from './environment-schema.js';
import { readEnvironment } from './read-environment.js';

const NOWHERE = '/nonexistent/halolight';
const SET = { JWT_SECRET: 's'.repeat(32), PASSWORD_PEPPER: 'pepper', APP_URL: 'http://localhost:3000', DATABASE_URL: 'postgres://localhost/halo' };

/** Every variable, set to what is not its default, and what becomes of it. */
const VARIABLES: readonly (readonly [name: string, text: string, settings: Partial<Environment>])[] = [
  ['NODE_ENV', 'test', { nodeEnv: 'test' }],
  ['DATA_DIR', 'elsewhere', { dataDir: `${NOWHERE}/elsewhere` }],
  ['DATA_DIR', '/srv/halo', { dataDir: '/srv/halo' }],
  ['DATABASE_URL', 'postgresql://halo:pw@db:5432/halo', { databaseUrl: 'postgresql://halo:pw@db:5432/halo' }],
  ['DATABASE_DIRECT_URL', 'postgres://halo:pw@primary:5432/halo', { databaseDirectUrl: 'postgres://halo:pw@primary:5432/halo' }],
  ['DB_POOL_MAX', '11', { dbPoolMax: 11 }],
  ['DB_POOL_TIMEOUT_MS', '60000', { dbPoolTimeoutMs: 60_000 }],
  ['PORT', '0', { port: 0 }],
  ['METRICS_PORT', '9100', { metricsPort: 9_100 }],
  ['SCHEDULER_PORT', '65535', { schedulerPort: 65_535 }],
  ['JWT_SECRET', 'quartz-badger-51-signs-the-tokens', { jwtSecret: 'quartz-badger-51-signs-the-tokens' }],
  ['JWT_ACCESS_EXPIRES', '90s', { accessTokenSeconds: 90 }],
  ['JWT_REFRESH_EXPIRES', '12h', { refreshTokenSeconds: 43_200 }],
  ['SESSION_EXPIRES', '90d', { sessionSeconds: 7_776_000 }],
  ['PASSWORD_PEPPER', 'new,old', { passwordPeppers: ['new', 'old'] }],
  ['MAX_SESSIONS_PER_USER', '1', { maxSessionsPerUser: 1 }],
  ['REGISTRATION', 'closed', { registration: 'closed' }],
  ['MAIL_URL', 'smtp://mail.example:25', { mailUrl: 'smtp://mail.example:25' }],
  ['MAIL_FROM', 'Halo <halo@halo.example>', { mailFrom: 'Halo <halo@halo.example>' }],
  ['APP_URL', 'https://halo.example', { appUrl: 'https://halo.example' }],
  ['STORAGE_URL', 'file:///srv/files', { storageUrl: 'file:///srv/files' }],
  ['UPLOAD_MAX_BYTES', '1024', { uploadMaxBytes: 1_024 }],
  ['QUOTA_BYTES', '2048', { quotaBytes: 2_048 }],
  ['SEARCH_LANGUAGE', 'german', { searchLanguage: 'german' }],
  ['ASSISTANT_URL', 'https://llm.example/v1', { assistantUrl: 'https://llm.example/v1' }],
  ['ASSISTANT_MODEL', 'small', { assistantModel: 'small' }],
  ['ASSISTANT_API_KEY', 'sk-1', { assistantApiKey: 'sk-1' }],
  ['CORS_ORIGINS', '["https://a.example"]', { corsOrigins: ['https://a.example'] }],
  ['DOCS_AUTH', 'basic', { docsAuth: 'basic' }],
  ['RATE_LIMIT', 'off', { rateLimit: 'off' }],
  ['TRUST_PROXY', '2', { trustProxy: 2 }],
  ['DRAIN_IDLE_MS', '9000', { drainIdleMs: 9_000 }],
  ['REQUIRE_IF_MATCH', 'true', { requireIfMatch: true }],
  ['LOG_LEVEL', 'debug', { logLevel: 'debug' }],
  ['LOG_FORMAT', 'pretty', { logFormat: 'pretty' }],
  ['LOG_FORMAT', 'json', { logFormat: 'json' }],
  ['SEED', 'none', { seed: 'none' }],
];

describe('ENVIRONMENT_SCHEMA', () => {
  it.each(VARIABLES)('%s=%s is heeded, and changes nothing else', (name, text, settings) => {
    const unset = readEnvironment(SET, NOWHERE);
    expect(readEnvironment({ ...SET, [name]: text }, NOWHERE)).toEqual({ ...unset, ...settings });
  });

  it('has no other variables', () => {
    expect([...new Set(VARIABLES.map(([name]) => name))].sort()).toEqual(Object.keys(ENVIRONMENT_SCHEMA.shape).sort());
  });
});
