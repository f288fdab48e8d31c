import { isNativeError } from 'node:util/types';

const SECRET_KEY = /pass(word|wd|phrase)|pepper|token|authorization|cookie|secret|hash|credential|api[-_]?key/i;
const URL_PASSWORD = /(:\/\/[^:/@\s]*:)[^@/\s]+(?=@)/g;
const REDACTED = '[redacted]';
const MAX_DEPTH = 8;
const MAX_ERROR_DEPTH = 4;

/** A copy of what is to be logged, without the values of keys that name secrets, at any depth, and without passwords inside addresses. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.includes('://') ? value.replace(URL_PASSWORD, `$1${REDACTED}`) : value;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[too deep]';
  if (isNativeError(value)) return redactError(value, depth);
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactEntry(key, item, depth)]));
}

function redactEntry(key: string, value: unknown, depth: number): unknown {
  return SECRET_KEY.test(key) ? REDACTED : redact(value, depth + 1);
}

/** Of an error only what tells where it happened: pg puts rows' values into its other properties. */
function redactError(error: Error, depth: number): unknown {
  const { name, message, stack } = error;
  const cause = error.cause === undefined || depth >= MAX_ERROR_DEPTH ? undefined : redact(error.cause, depth + 1);
  return { name, message: redact(message), code: 'code' in error ? error.code : undefined, stack: redact(stack), cause };
}
