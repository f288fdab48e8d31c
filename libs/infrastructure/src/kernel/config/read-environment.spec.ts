import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from './configuration-error.js';
import { readEnvironment } from './read-environment.js';

const NOWHERE = '/nonexistent/halolight';
const SECRETS = { JWT_SECRET: 's'.repeat(32), PASSWORD_PEPPER: 'pepper' };
const PRODUCTION = { ...SECRETS, NODE_ENV: 'production', DATABASE_URL: 'postgres://halo:pw@db:5432/halo' };

function linesOf(variables: NodeJS.ProcessEnv): readonly string[] {
  try {
    readEnvironment(variables, NOWHERE);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.lines;
  }
  return [];
}

describe('readEnvironment', () => {
  it('has a default for everything but secrets', () => {
    expect(readEnvironment(SECRETS, NOWHERE)).toEqual({
      nodeEnv: 'development',
      dataDir: `${NOWHERE}/.data`,
      databaseUrl: null,
      dbPoolMax: 10,
      dbPoolTimeoutMs: 3_000,
      port: 8_000,
      metricsPort: null,
      jwtSecret: SECRETS.JWT_SECRET,
      accessTokenSeconds: 900,
      refreshTokenSeconds: 604_800,
      passwordPeppers: ['pepper'],
      maxSessionsPerUser: 10,
      registration: 'open',
      corsOrigins: ['http://localhost:3000'],
      docsAuth: 'none',
      rateLimit: 'on',
      logLevel: 'info',
      logFormat: process.stdout.isTTY ? 'pretty' : 'json',
      seed: 'demo',
    });
  });

  it('takes an empty variable for one that is unset', () => {
    expect(readEnvironment({ ...SECRETS, PORT: '', DATABASE_URL: ' ', SEED: '' }, NOWHERE)).toMatchObject({ port: 8_000, databaseUrl: null, seed: 'demo' });
  });

  it('reads peppers in their order, and origins as a list', () => {
    const environment = readEnvironment({ ...SECRETS, PASSWORD_PEPPER: 'new, old', CORS_ORIGINS: '["https://a.example","http://b.example:81"]' }, NOWHERE);
    expect(environment.passwordPeppers).toEqual(['new', 'old']);
    expect(environment.corsOrigins).toEqual(['https://a.example', 'http://b.example:81']);
  });

  it('names every faulty variable on a line of its own', () => {
    const faulty = {
      ...SECRETS,
      PORT: '80000',
      METRICS_PORT: 'x',
      NODE_ENV: 'prod',
      DATABASE_URL: 'mysql://db',
      DB_POOL_MAX: '0',
      JWT_ACCESS_EXPIRES: 'soon',
      PASSWORD_PEPPER: ' , ',
      CORS_ORIGINS: '*',
      REGISTRATION: 'maybe',
    };
    const lines = linesOf(faulty);
    expect(lines.map((line) => line.split(':')[0]).sort()).toEqual(Object.keys(faulty).filter((name) => name !== 'JWT_SECRET').sort());
    expect(lines).toContain('PORT: must be a whole number from 0 to 65535');
    expect(new ConfigurationError(lines).message.split('\n')).toHaveLength(lines.length);
  });

  it('never repeats the value of a secret', () => {
    expect(linesOf({ ...PRODUCTION, JWT_SECRET: 'hunter2', DATABASE_URL: 'mysql://u:hunter2@db' }).join('\n')).not.toContain('hunter2');
  });

  it.each(['["https://a.example/path"]', '["a.example"]', '"https://a.example"', '{}'])('refuses the origins %s', (origins) => {
    expect(linesOf({ ...SECRETS, CORS_ORIGINS: origins })).toEqual([expect.stringMatching(/^CORS_ORIGINS: must be a JSON list/)]);
  });
});

describe('readEnvironment in production', () => {
  it('starts without demo data when everything is set', () => {
    expect(readEnvironment(PRODUCTION, NOWHERE)).toMatchObject({ nodeEnv: 'production', seed: 'none' });
  });

  it('names all that is missing, beside what is wrong', () => {
    const lines = linesOf({ NODE_ENV: 'production', PORT: 'x' });
    expect(lines.map((line) => line.split(':')[0])).toEqual(['PORT', 'DATABASE_URL', 'JWT_SECRET', 'PASSWORD_PEPPER']);
  });

  it('refuses a secret under 32 bytes and takes one of 32', () => {
    expect(linesOf({ ...PRODUCTION, JWT_SECRET: 's'.repeat(31) })).toEqual([expect.stringMatching(/^JWT_SECRET: is too weak/)]);
    expect(linesOf({ ...PRODUCTION, JWT_SECRET: 'é'.repeat(16) })).toEqual([]);
  });

  it('refuses demo data', () => {
    expect(linesOf({ ...PRODUCTION, SEED: 'demo' })).toEqual([expect.stringMatching(/^SEED: /)]);
  });
});
