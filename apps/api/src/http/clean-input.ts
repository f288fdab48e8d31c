import type { ErrorDetail } from './error.contract.js';

/** Containers inside containers; what people send has three or four. */
const MAX_DEPTH = 32;
const NUL = '\0';
/** Fields whose spaces are part of the value. */
const VERBATIM = new Set([
  'password', 'currentPassword', 'newPassword', 'token', 'accessToken', 'refreshToken', 'refresh_token', 'clientSecret', 'client_secret',
]);

/**
 * Trims every text in `input` in place, secrets excepted, and reports what no field may hold: NUL (PostgreSQL stores none), halves of
 * characters (UTF-8 has none), the key `__proto__`, and nesting deeper than 32. What could do harm is taken out, so that the rest can be checked.
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
    const misnamed = faultOfName(key);
    if (misnamed !== undefined) {
      faults.push({ field: prefix + key.replaceAll(NUL, '').toWellFormed(), message: misnamed });
      delete container[key];
    } else if (typeof value === 'string') {
      const refused = faultOfText(value);
      if (refused !== undefined) faults.push({ field: prefix + key, message: refused });
      else if (!VERBATIM.has(key)) container[key] = value.trim();
    } else if (isContainer(value)) {
      if (depth < MAX_DEPTH) cleanContainer(value, `${prefix}${key}.`, depth + 1, faults);
      else faults.push({ field: prefix + key, message: cutOff(container, key) });
    }
  }
}

function faultOfName(key: string): string | undefined {
  if (key === '__proto__') return 'is not a known field';
  if (key.includes(NUL)) return 'has a name with a NUL character';
  return key.isWellFormed() ? undefined : 'has a name that is not well-formed text';
}

function faultOfText(text: string): string | undefined {
  if (text.includes(NUL)) return 'must not contain a NUL character';
  return text.isWellFormed() ? undefined : 'is not well-formed text';
}

/** Whoever walks through the rest of the input is spared what is too deep for their stack. */
function cutOff(container: Container, key: string): string {
  container[key] = null;
  return `is nested deeper than ${MAX_DEPTH} levels`;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}
