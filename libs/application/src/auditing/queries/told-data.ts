import type { EventData } from '../../kernel/index.js';

/**
 * The texts that the audit log tells, by the feature that a type begins with: states, names of fields and of rights, and until when a right
 * holds. No other text is told, for it may be what somebody wrote: a title, the name of a file. Rows hold such that were kept
 * before events went without, and the log is not changed.
 */
const TOLD_TEXTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['calendar', new Set(['status'])],
  ['conversation', new Set(['type'])],
  ['document', new Set(['permission', 'expiresAt'])],
  ['file', new Set(['permission', 'expiresAt', 'mimeType'])],
  ['group', new Set(['name', 'permissions', 'from', 'to'])],
  ['order', new Set(['status', 'from', 'to'])],
  ['permission', new Set(['name'])],
  ['role', new Set(['name', 'permissions', 'from', 'to'])],
  ['user', new Set(['status', 'fields', 'permission', 'permissions', 'from', 'to'])],
  ['version', new Set(['version'])],
]);

/** What the audit log tells of an event's data: ids, numbers and what is so or not, and the texts of the list. */
export function toldData(type: string, data: EventData): EventData {
  const texts = TOLD_TEXTS.get(type.slice(0, type.indexOf('.')));
  return Object.fromEntries(Object.entries(data).filter(([name, value]) => isPlain(value) || texts?.has(name)));
}

function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'number');
  return value === null || typeof value === 'number' || typeof value === 'boolean';
}
