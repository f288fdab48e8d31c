import type { Variables } from './variable-sources.js';

/** RFC 7518 section 3.2: a key of HS256 has at least the size of its hash. */
const MIN_SECRET_BYTES = 32;

/** What is missing or too weak for production, one line each. */
export function productionFaults(variables: Variables): string[] {
  if (variables['NODE_ENV'] !== 'production') return [];
  const { JWT_SECRET: secret } = variables;
  const faults: [boolean, string][] = [
    [!variables['DATABASE_URL'], 'DATABASE_URL: is required in production, where the embedded PostgreSQL is refused'],
    [!secret, 'JWT_SECRET: is required in production; "openssl rand -base64 48" makes one'],
    [isWeak(secret), `JWT_SECRET: is too weak for production, which needs ${MIN_SECRET_BYTES} bytes or more`],
    [!variables['PASSWORD_PEPPER'], 'PASSWORD_PEPPER: is required in production; "openssl rand -hex 32" makes one'],
    [variables['SEED'] === 'demo', 'SEED: demo data is refused in production; unset it or set it to none'],
  ];
  return faults.filter(([isFault]) => isFault).map(([, line]) => line);
}

function isWeak(secret: string | undefined): boolean {
  return secret !== undefined && Buffer.byteLength(secret) < MIN_SECRET_BYTES;
}
