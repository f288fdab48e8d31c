import { redact } from './redact.js';
import { RequestContext } from './request-context.js';

/** What a terminal would obey, or show in another order, and what a reader of lines would take for the end of one. */
const UNSHOWN = /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g;

/** One thing to log. */
export interface LogEntry {
  readonly level: string;
  readonly message: unknown;
  readonly [field: string]: unknown;
}

/** One line of JSON: time, level, service, request id, message, and the fields. */
export function jsonLine(service: string, entry: LogEntry): string {
  const { level, message, requestId, fields } = parts(entry);
  return shown(JSON.stringify({ time: new Date().toISOString(), level, service, requestId, message, ...fields }));
}

/** The same for a person at a terminal. */
export function prettyLine(service: string, entry: LogEntry): string {
  const { level, message, requestId, fields } = parts(entry);
  const { error, ...rest } = fields;
  const details = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  const request = requestId === undefined ? '' : ` (${requestId})`;
  const line = `${new Date().toISOString().slice(11, 23)} ${level.padEnd(5)} ${service}: ${String(message)}${details}${request}`;
  return shown(line) + errorText(error);
}

function parts({ level, message, requestId, ...fields }: LogEntry) {
  const redacted = redact(fields);
  return {
    level,
    message: redact(message),
    requestId: typeof requestId === 'string' ? requestId : RequestContext.getStore()?.requestId,
    fields: isRecord(redacted) ? redacted : {},
  };
}

/** Indented: no line of it can be taken for one of the log's own, whatever an error quotes. */
function errorText(error: unknown): string {
  if (error === undefined) return '';
  const text = isRecord(error) && typeof error['stack'] === 'string' ? error['stack'] : JSON.stringify(error);
  return text.split('\n').map((line) => `\n  ${shown(line)}`).join('');
}

function shown(text: string): string {
  return text.replace(UNSHOWN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
