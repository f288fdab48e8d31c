import { resolve } from 'node:path';
import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './environment.js';
import { ENVIRONMENT_SCHEMA, type Settings } from './environment-schema.js';
import { generatedSecrets } from './generated-secrets.js';
import { productionFaults } from './production-faults.js';
import { collectVariables, type Variables } from './variable-sources.js';

/**
 * Reads the settings from the process's variables, `envs/<APP_ENVIRONMENT>.env` and `.env`, in this order of precedence.
 * Outside production, secrets that are not set are generated once and kept in DATA_DIR.
 * @throws ConfigurationError naming every variable that is missing or wrong
 */
export function readEnvironment(variables: NodeJS.ProcessEnv, workingDirectory: string): Environment {
  const collected = collectVariables(variables, workingDirectory);
  const { data, error } = ENVIRONMENT_SCHEMA.safeParse(collected);
  const faults = [...(error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`), ...lonelyFaults(collected), ...productionFaults(collected)];
  if (!data || faults.length > 0) throw new ConfigurationError(faults);
  return toEnvironment(data, resolve(workingDirectory, data.DATA_DIR));
}

/** What says something about a variable that is not set. */
function lonelyFaults(variables: Variables): string[] {
  const isLonely = variables['DATABASE_DIRECT_URL'] && !variables['DATABASE_URL'];
  return isLonely ? ['DATABASE_DIRECT_URL: is another way to the database of DATABASE_URL, which has to be set too'] : [];
}

function toEnvironment(settings: Settings, dataDir: string): Environment {
  return {
    nodeEnv: settings.NODE_ENV,
    dataDir,
    databaseUrl: settings.DATABASE_URL,
    databaseDirectUrl: settings.DATABASE_DIRECT_URL,
    dbPoolMax: settings.DB_POOL_MAX,
    dbPoolTimeoutMs: settings.DB_POOL_TIMEOUT_MS,
    port: settings.PORT,
    metricsPort: settings.METRICS_PORT,
    schedulerPort: settings.SCHEDULER_PORT,
    jwtSecret: settings.JWT_SECRET ?? generatedSecrets(dataDir).jwtSecret,
    accessTokenSeconds: settings.JWT_ACCESS_EXPIRES,
    refreshTokenSeconds: settings.JWT_REFRESH_EXPIRES,
    sessionSeconds: settings.SESSION_EXPIRES,
    passwordPeppers: settings.PASSWORD_PEPPER ?? [generatedSecrets(dataDir).passwordPepper],
    maxSessionsPerUser: settings.MAX_SESSIONS_PER_USER,
    registration: settings.REGISTRATION,
    mailUrl: settings.MAIL_URL,
    mailFrom: settings.MAIL_FROM,
    appUrl: settings.APP_URL ?? `http://localhost:${settings.PORT}`,
    storageUrl: settings.STORAGE_URL,
    uploadMaxBytes: settings.UPLOAD_MAX_BYTES,
    quotaBytes: settings.QUOTA_BYTES,
    searchLanguage: settings.SEARCH_LANGUAGE,
    assistantUrl: settings.ASSISTANT_URL,
    assistantModel: settings.ASSISTANT_MODEL,
    assistantApiKey: settings.ASSISTANT_API_KEY,
    corsOrigins: settings.CORS_ORIGINS,
    docsAuth: settings.DOCS_AUTH,
    rateLimit: settings.RATE_LIMIT,
    trustProxy: settings.TRUST_PROXY,
    drainIdleMs: settings.DRAIN_IDLE_MS,
    requireIfMatch: settings.REQUIRE_IF_MATCH === 'true',
    logLevel: settings.LOG_LEVEL,
    logFormat: settings.LOG_FORMAT ?? (process.stdout.isTTY ? 'pretty' : 'json'),
    seed: settings.SEED ?? (settings.NODE_ENV === 'production' ? 'none' : 'demo'),
  };
}
