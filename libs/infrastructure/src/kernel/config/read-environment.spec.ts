import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from './configuration-error.js';
import { readEnvironment } from './read-environment.js';

const NOWHERE = '/nonexistent/halolight';
const SECRETS = { JWT_SECRET: 's'.repeat(32), PASSWORD_PEPPER: 'pepper' };
const STRONG = { JWT_SECRET: 'quartz-badger-51-signs-the-tokens', PASSWORD_PEPPER: 'basalt-weasel-77' };
const PRODUCTION = { ...STRONG, NODE_ENV: 'production', DATABASE_URL: 'postgres://halo:pw@db:5432/halo' };

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
      databaseDirectUrl: null,
      dbPoolMax: 10,
      dbPoolTimeoutMs: 3_000,
      port: 8_000,
      metricsPort: null,
      schedulerPort: null,
      jwtSecret: SECRETS.JWT_SECRET,
      accessTokenSeconds: 900,
      refreshTokenSeconds: 604_800,
      sessionSeconds: 2_592_000,
      passwordPeppers: ['pepper'],
      maxSessionsPerUser: 10,
      registration: 'open',
      mailUrl: null,
      mailFrom: 'HaloLight <no-reply@localhost>',
      appUrl: 'http://localhost:8000',
      searchLanguage: 'english',
      storageUrl: null,
      uploadMaxBytes: 5 * 1024 ** 3,
      quotaBytes: 10 * 1024 ** 3,
      assistantUrl: null,
      assistantModel: 'gpt-4o-mini',
      assistantApiKey: null,
      corsOrigins: ['http://localhost:3000'],
      docsAuth: 'none',
      rateLimit: 'on',
      trustProxy: 0,
      drainIdleMs: 0,
      requireIfMatch: false,
      logLevel: 'info',
      logFormat: process.stdout.isTTY ? 'pretty' : 'json',
      seed: 'demo',
    });
  });

  it.each(['65536', '-1', 'eight', '80.5'])('refuses the port "%s" by the names of its variables', (text) => {
    for (const variable of ['PORT', 'METRICS_PORT', 'SCHEDULER_PORT']) {
      expect(linesOf({ ...SECRETS, [variable]: text })).toEqual([`${variable}: must be a whole number from 0 to 65535`]);
    }
  });

  it('takes an empty variable for one that is unset', () => {
    expect(readEnvironment({ ...SECRETS, PORT: '', DATABASE_URL: ' ', SEED: '' }, NOWHERE)).toMatchObject({ port: 8_000, databaseUrl: null, seed: 'demo' });
  });

  it('refuses a direct way to a database that is not named', () => {
    expect(linesOf({ ...SECRETS, DATABASE_DIRECT_URL: 'postgres://halo:pw@db/halo' })).toEqual([
      'DATABASE_DIRECT_URL: is another way to the database of DATABASE_URL, which has to be set too',
    ]);
  });

  it('reads peppers in their order, and origins as a list', () => {
    const environment = readEnvironment({ ...SECRETS, PASSWORD_PEPPER: 'new, old', CORS_ORIGINS: '["https://a.example","http://b.example:81"]' }, NOWHERE);
    expect(environment.passwordPeppers).toEqual(['new', 'old']);
    expect(environment.corsOrigins).toEqual(['https://a.example', 'http://b.example:81']);
  });

  it.each([
    ['1', 1],
    ['loopback', ['loopback']],
    ['10.0.0.0/8, 2001:db8::/32,192.0.2.1', ['10.0.0.0/8', '2001:db8::/32', '192.0.2.1']],
  ])('believes the proxies of TRUST_PROXY=%s', (text, trustProxy) => {
    expect(readEnvironment({ ...SECRETS, TRUST_PROXY: text }, NOWHERE)).toMatchObject({ trustProxy });
  });

  it.each(['true', 'proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0', '-1', 'loopback,'])('refuses TRUST_PROXY=%s', (text) => {
    expect(linesOf({ ...SECRETS, TRUST_PROXY: text })).toEqual([expect.stringMatching(/^TRUST_PROXY: must be a number of proxies/)]);
  });

  it('reads who answers for the assistant', () => {
    const assistant = { ASSISTANT_URL: 'https://llm.example/v1/', ASSISTANT_MODEL: 'small', ASSISTANT_API_KEY: 'sk-1' };
    expect(readEnvironment({ ...SECRETS, ...assistant }, NOWHERE)).toMatchObject({ assistantUrl: 'https://llm.example/v1', assistantModel: 'small', assistantApiKey: 'sk-1' });
  });

  it.each(['llm.example', 'ftp://llm.example', 'https://user:pw@llm.example', 'https://llm.example/v1?key=1'])('refuses ASSISTANT_URL=%s', (url) => {
    expect(linesOf({ ...SECRETS, ASSISTANT_URL: url })).toEqual([expect.stringMatching(/^ASSISTANT_URL: must be where/)]);
  });

  it('refuses an ASSISTANT_API_KEY that no header can hold, and does not repeat it', () => {
    expect(linesOf({ ...SECRETS, ASSISTANT_API_KEY: 'two words' })).toEqual(['ASSISTANT_API_KEY: must be printable ASCII without spaces']);
  });

  it('reads where files are stored, and how large they may be', () => {
    const files = { STORAGE_URL: 'file:///srv/files', UPLOAD_MAX_BYTES: '1', QUOTA_BYTES: '9007199254740991' };
    expect(readEnvironment({ ...SECRETS, ...files }, NOWHERE)).toMatchObject({ storageUrl: 'file:///srv/files', uploadMaxBytes: 1, quotaBytes: Number.MAX_SAFE_INTEGER });
  });

  it.each([
    ['STORAGE_URL', '/srv/files'],
    ['STORAGE_URL', 'file://server/share'],
    ['STORAGE_URL', 'https://example.com'],
    ['UPLOAD_MAX_BYTES', '5GiB'],
    ['QUOTA_BYTES', '0'],
  ])('refuses %s=%s', (variable, value) => {
    expect(linesOf({ ...SECRETS, [variable]: value })).toEqual([expect.stringMatching(new RegExp(`^${variable}: must be`))]);
  });

  it('reads whether changes must name a version', () => {
    expect(readEnvironment({ ...SECRETS, REQUIRE_IF_MATCH: 'true' }, NOWHERE).requireIfMatch).toBe(true);
    expect(linesOf({ ...SECRETS, REQUIRE_IF_MATCH: 'yes' })).toEqual(['REQUIRE_IF_MATCH: must be true or false']);
  });

  it('reads where mail goes, and where its links lead', () => {
    const mail = { MAIL_URL: 'smtps://halo:pw@mail.example:465', MAIL_FROM: 'no-reply@halo.example', APP_URL: 'https://halo.example/admin/' };
    expect(readEnvironment({ ...SECRETS, ...mail }, NOWHERE)).toMatchObject({
      mailUrl: mail.MAIL_URL,
      mailFrom: mail.MAIL_FROM,
      appUrl: 'https://halo.example/admin',
    });
    expect(readEnvironment({ ...SECRETS, PORT: '9000' }, NOWHERE).appUrl).toBe('http://localhost:9000');
  });

  it.each([
    ['MAIL_FROM', 'HaloLight <no-reply@halo.example>\r\nBcc: thief@example.org'],
    ['MAIL_FROM', 'a@halo.example, b@halo.example'],
    ['MAIL_URL', 'smtp://'],
    ['APP_URL', 'https://halo.example/?page=1'],
    ['APP_URL', 'https://halo.example/#/'],
    ['APP_URL', 'javascript:alert(1)'],
  ])('refuses the %s "%s"', (name, value) => {
    expect(linesOf({ ...SECRETS, [name]: value })).toEqual([expect.stringContaining(`${name}: must be`)]);
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
      MAIL_URL: 'https://mail.example',
      MAIL_FROM: 'nobody',
      APP_URL: 'admin.example.com',
      CORS_ORIGINS: '*',
      REGISTRATION: 'maybe',
      SEARCH_LANGUAGE: 'English!',
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
    expect(linesOf({ ...PRODUCTION, JWT_SECRET: STRONG.JWT_SECRET.slice(0, 31) })).toEqual([expect.stringMatching(/^JWT_SECRET: is too weak/)]);
    expect(linesOf({ ...PRODUCTION, JWT_SECRET: STRONG.JWT_SECRET.slice(0, 32) })).toEqual([]);
    expect(linesOf({ ...PRODUCTION, JWT_SECRET: 'éàèùâêîôûäëïöüçñ' })).toEqual([]);
  });

  it.each([
    ['JWT_SECRET', 's'.repeat(64)],
    ['JWT_SECRET', '012345678'.repeat(4)],
    ['JWT_SECRET', 'secret'],
    ['JWT_SECRET', 'Your-Super-Secret-Key-change-in-production'],
    ['JWT_SECRET', 'your-production-secret-with-32-characters'],
    ['PASSWORD_PEPPER', 'replace-me'],
    ['PASSWORD_PEPPER', 'CHANGE-ME-0123456789'],
    ['PASSWORD_PEPPER', 'changeme-0123456789'],
    ['PASSWORD_PEPPER', 'basalt-weasel-7'],
    ['PASSWORD_PEPPER', '01234'.repeat(4)],
  ])('refuses the %s "%s" on one line, which does not repeat it', (name, value) => {
    const lines = linesOf({ ...PRODUCTION, [name]: value });
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^${name}: is too weak for production`))]);
    expect(lines[0]).not.toContain(value);
  });

  it('lets a weak pepper be rotated out', () => {
    expect(linesOf({ ...PRODUCTION, PASSWORD_PEPPER: 'basalt-weasel-77, old' })).toEqual([]);
    expect(linesOf({ ...PRODUCTION, PASSWORD_PEPPER: 'old, basalt-weasel-77' })).toHaveLength(1);
  });

  it('refuses demo data', () => {
    expect(linesOf({ ...PRODUCTION, SEED: 'demo' })).toEqual([expect.stringMatching(/^SEED: /)]);
  });
});
