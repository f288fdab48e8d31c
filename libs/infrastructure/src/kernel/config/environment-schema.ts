import { z } from 'zod';
import { durationInSeconds } from './duration.js';
import { trustedProxies } from './trusted-proxies.js';

const PORT_RULE = 'must be a whole number from 0 to 65535';
const port = z.coerce.number(PORT_RULE).int(PORT_RULE).min(0, PORT_RULE).max(65_535, PORT_RULE);
const postgresUrl = z.string().refine(isPostgresUrl, 'must be a connection string: postgres://user:password@host:5432/database');
const GIBIBYTE = 1024 ** 3;
const ORIGINS_RULE = 'must be a JSON list of origins, such as ["https://admin.example.com"]';
const ASSISTANT_RULE = 'must be where an OpenAI-compatible API stands, such as https://api.openai.com/v1, without credentials, query or fragment';
const APP_URL_RULE = 'must be where the front end stands, such as https://admin.example.com, without query or fragment';
/** An address, or a name and an address in angle brackets; on one line. */
const MAILBOX = /^([^\p{Cc}<>"@]*<[^\s<>@"]+@[^\s<>@"]+>|[^\s<>@"]+@[^\s<>@"]+)$/u;
const peppers = z
  .string()
  .transform((list) => list.split(',').map((pepper) => pepper.trim()).filter((pepper) => pepper !== ''))
  .refine((list) => list.length > 0, 'must hold at least one pepper; several are separated by commas, the current one first');

/** What each variable may be. A variable that is unset or empty has its default; null means that it has none. */
export const ENVIRONMENT_SCHEMA = z.object({
  NODE_ENV: oneOf('development', 'test', 'production').default('development'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgresUrl.nullable().default(null),
  DATABASE_DIRECT_URL: postgresUrl.nullable().default(null),
  DB_POOL_MAX: wholeNumber(1, 1_000).default(10),
  DB_POOL_TIMEOUT_MS: wholeNumber(1, 60_000).default(3_000),
  PORT: port.default(8_000),
  METRICS_PORT: port.nullable().default(null),
  SCHEDULER_PORT: port.nullable().default(null),
  JWT_SECRET: z.string().nullable().default(null),
  JWT_ACCESS_EXPIRES: durationInSeconds.default(15 * 60),
  JWT_REFRESH_EXPIRES: durationInSeconds.default(7 * 24 * 3_600),
  SESSION_EXPIRES: durationInSeconds.default(30 * 24 * 3_600),
  PASSWORD_PEPPER: peppers.nullable().default(null),
  MAX_SESSIONS_PER_USER: wholeNumber(1, 10_000).default(10),
  REGISTRATION: oneOf('open', 'closed').default('open'),
  MAIL_URL: z.string().refine(isMailServer, 'must be smtp://user:password@host:port, or smtps:// for TLS from the first byte').nullable().default(null),
  MAIL_FROM: z.string().regex(MAILBOX, 'must be an address, such as HaloLight <no-reply@example.com>').default('HaloLight <no-reply@localhost>'),
  APP_URL: z.string().refine(isPage, APP_URL_RULE).transform((url) => url.replace(/(?<!\/)\/+$/, '')).nullable().default(null),
  STORAGE_URL: z.string().refine(isFolderUrl, 'must be the URL of a folder on this machine, such as file:///var/lib/halolight').nullable().default(null),
  UPLOAD_MAX_BYTES: wholeNumber(1, Number.MAX_SAFE_INTEGER).default(5 * GIBIBYTE),
  QUOTA_BYTES: wholeNumber(1, Number.MAX_SAFE_INTEGER).default(10 * GIBIBYTE),
  SEARCH_LANGUAGE: z.string().regex(/^[a-z_]{1,60}$/, 'must be a language that PostgreSQL knows how to search in, such as english, german or simple').default('english'),
  ASSISTANT_URL: z.string().refine(isPage, ASSISTANT_RULE).transform((url) => url.replace(/(?<!\/)\/+$/, '')).nullable().default(null),
  ASSISTANT_MODEL: z.string().max(200).default('gpt-4o-mini'),
  ASSISTANT_API_KEY: z.string().regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces').nullable().default(null),
  CORS_ORIGINS: z.string().transform(parseOrigins).default(['http://localhost:3000']),
  DOCS_AUTH: oneOf('none', 'basic').default('none'),
  RATE_LIMIT: oneOf('on', 'off').default('on'),
  TRUST_PROXY: trustedProxies.default(0),
  DRAIN_IDLE_MS: wholeNumber(0, 9_000).default(0),
  REQUIRE_IF_MATCH: oneOf('true', 'false').default('false'),
  LOG_LEVEL: oneOf('error', 'warn', 'info', 'debug').default('info'),
  LOG_FORMAT: oneOf('pretty', 'json').nullable().default(null),
  SEED: oneOf('demo', 'none').nullable().default(null),
});

export type Settings = z.output<typeof ENVIRONMENT_SCHEMA>;

function oneOf<const T extends readonly [string, ...string[]]>(...values: T) {
  return z.enum(values, `must be ${values.join(' or ')}`);
}

function wholeNumber(minimum: number, maximum: number) {
  const rule = `must be a whole number from ${minimum} to ${maximum}`;
  return z.coerce.number(rule).int(rule).min(minimum, rule).max(maximum, rule);
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}

function isFolderUrl(text: string): boolean {
  return text.startsWith('file:///') && URL.canParse(text);
}

function isMailServer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return ['smtp:', 'smtps:'].includes(protocol) && hostname !== '';
}

function isPage(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && search === '' && hash === '' && username === '';
}

function parseOrigins(text: string, context: z.RefinementCtx): string[] {
  const origins = z.array(z.string().refine((origin) => URL.canParse(origin) && new URL(origin).origin === origin)).safeParse(parseJson(text));
  if (origins.success) return origins.data;
  context.addIssue(ORIGINS_RULE);
  return z.NEVER;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
