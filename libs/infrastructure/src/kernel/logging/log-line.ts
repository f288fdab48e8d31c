import { redact } from './redact.js';
import { RequestContext } from './request-context.js';

/** One thing to log. */
export interface LogEntry {
  readonly level: string;
  readonly message: unknown;
  readonly [field: string]: unknown;
}

/** One line of JSON: time, level, service, request id, message, and the fields. */
export function jsonLine(service: string, entry: LogEntry): string {
  const { level, message, requestId, fields } = parts(entry);
  return JSON.stringify({ time: new Date().toISOString(), level, service, requestId, message, ...fields });
}

/** The same for a person at a terminal. */
export function prettyLine(service: string, entry: LogEntry): string {
  const { level, message, requestId, fields } = parts(entry);
  const { error, ...rest } = fields;
  const details = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  const request = requestId === undefined ? '' : ` (${requestId})`;
  return `${new Date().toISOString().slice(11, 23)} ${level.padEnd(5)} ${service}: ${String(message)}${details}${request}${errorText(error)}`;
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

function errorText(error: unknown): string {
  if (error === undefined) return '';
  const text = isRecord(error) && typeof error['stack'] === 'string' ? error['stack'] : JSON.stringify(error);
  return `\n${text}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
