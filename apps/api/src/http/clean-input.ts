import type { ErrorDetail } from './error.contract.js';

/** Containers inside containers; what people send has three or four. */
const MAX_DEPTH = 32;
const NUL = '\0';
/** Fields whose spaces are part of the value. */
const VERBATIM = new Set([
  'password', 'currentPassword', 'newPassword', 'token', 'accessToken', 'refreshToken', 'refresh_token', 'clientSecret', 'client_secret',
]);

/**
 * Trims every text in `input` in place, secrets excepted, and reports what no field may hold: NUL (PostgreSQL stores none),
 * the key `__proto__`, and nesting deeper than 32.
 */
export function cleanInput(input: unknown): ErrorDetail[] {
  const faults: ErrorDetail[] = [];
  if (isContainer(input)) cleanContainer(input, '', 1, faults);
  return faults;
}

type Container = Record<string, unknown>;

function cleanContainer(container: Container, prefix: string, depth: number, faults: ErrorDetail[]): void {
  for (const key of Object.keys(container)) {
    const value = container[key];
    if (key === '__proto__') {
      faults.push({ field: prefix + key, message: 'is not a known field' });
    } else if (key.includes(NUL)) {
      faults.push({ field: prefix + key.replaceAll(NUL, ''), message: 'has a name with a NUL character' });
    } else if (typeof value === 'string') {
      if (value.includes(NUL)) faults.push({ field: prefix + key, message: 'must not contain a NUL character' });
      else if (!VERBATIM.has(key)) container[key] = value.trim();
    } else if (isContainer(value)) {
      if (depth < MAX_DEPTH) cleanContainer(value, `${prefix}${key}.`, depth + 1, faults);
      else faults.push({ field: prefix + key, message: `is nested deeper than ${MAX_DEPTH} levels` });
    }
  }
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
