import type { FieldErrors } from '@tsoa/runtime';
import type { ErrorDetail } from './error.contract.js';

export const UNKNOWN_FIELD = 'is not a known field';
const UNION = 'Could not match the union against any of the items. Issues: ';
const INTERSECTION = 'Could not match';
const ONE_OF = /^should be one of the following; \[(.*)\]$/s;
const ONLY_NULL = 'should be one of the following; [null]';

/** tsoa's messages in words for the caller; a message written in a contract passes as it is. */
const WORDING: readonly (readonly [RegExp, string])[] = [
  [/^'.*' is required$/s, 'is required'],
  [/^".*" is an excess property and therefore is not allowed$/s, UNKNOWN_FIELD],
  [/^invalid undefined value$/, UNKNOWN_FIELD],
  [/^invalid string value$/, 'must be a text'],
  [/^invalid integer number$/, 'must be a whole number'],
  [/^invalid float number$/, 'must be a number'],
  [/^invalid boolean value$/, 'must be true or false'],
  [/^invalid object$/, 'must be an object'],
  [/^invalid array$/, 'must be a list'],
  [/^invalid ISO 8601 date format.*$/, 'must be a date, YYYY-MM-DD'],
  [/^invalid ISO 8601 datetime format.*$/, 'must be a time, YYYY-MM-DDTHH:mm:ssZ'],
  [/^minLength (\d+)$/, 'must have at least $1 characters'],
  [/^maxLength (\d+)$/, 'must have at most $1 characters'],
  [/^minItems (\d+)$/, 'must have at least $1 entries'],
  [/^maxItems (\d+)$/, 'must have at most $1 entries'],
  [/^min (-?[\d.]+)$/, 'must be at least $1'],
  [/^max (-?[\d.]+)$/, 'must be at most $1'],
  [/^required unique array$/, 'must not have an entry twice'],
  [/^Not match in .*$/s, 'has the wrong format'],
  [ONE_OF, 'must be one of $1'],
];

/** What tsoa found wrong, for the caller: no value is repeated, a password might be among them. */
export function faultsOf(errors: FieldErrors): ErrorDetail[] {
  return Object.entries(errors).flatMap(([path, { message }]) => faultsAt(fieldOf(path), message));
}

function faultsAt(field: string, message: string): ErrorDetail[] {
  if (message.startsWith(UNION)) return faultsOfUnion(field, message.slice(UNION.length));
  if (message.startsWith(INTERSECTION)) return [{ field, message: 'does not have the expected shape' }];
  return [{ field, message: worded(message) }];
}

/** `'A' | 'B'` is an alternative for each word; "not null" tells the caller nothing, so the first other alternative is what was meant. */
function faultsOfUnion(field: string, issues: string): ErrorDetail[] {
  const alternatives = (JSON.parse(issues) as FieldErrors[]).filter((errors) => !saysOnlyNull(errors));
  const words = alternatives.flatMap((errors) => Object.values(errors).map(({ message }) => ONE_OF.exec(message)?.[1]));
  if (words.length > 0 && words.every((word) => word !== undefined)) return [{ field, message: `must be one of ${words.join(', ')}` }];
  const [meant] = alternatives;
  return meant ? faultsOf(meant) : [{ field, message: 'does not have the expected shape' }];
}

function saysOnlyNull(errors: FieldErrors): boolean {
  return Object.values(errors).some(({ message }) => message === ONLY_NULL);
}

/** `.address.city` → `address.city`, `.ids.$0` → `ids.0`, the whole body → `body`. */
function fieldOf(path: string): string {
  const field = path.startsWith('.') ? path.slice(1) : path;
  return field === '' ? 'body' : field.replace(/(^|\.)\$(\d+)/g, '$1$2');
}

function worded(message: string): string {
  for (const [pattern, words] of WORDING) {
    if (pattern.test(message)) return message.replace(pattern, words);
  }
  return message;
}
