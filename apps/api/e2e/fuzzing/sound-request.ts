import type { ApiClient } from '../kit/api-client.js';
import type { Arrangement } from '../authorization/arranged.js';
import type { Operation } from './operations.js';

export const JSON_TYPE = 'application/json';
export const FORM_FIELDS = 'application/x-www-form-urlencoded';

export interface Body {
  readonly type: string;
  readonly encoding?: string | undefined;
  readonly bytes: string | Uint8Array;
}

/** A request that is right for an operation, with whatever it is about. */
export interface SoundRequest {
  readonly client: ApiClient;
  /** Of its parameters, by their names. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body | undefined;
  /** What the body says, where that has fields. */
  readonly fields: object | undefined;
}

/** @param arrangement what the authorization matrix asks this operation */
export function soundRequest({ bodies }: Operation, { client, params = {}, query = '', headers = {}, body }: Arrangement): SoundRequest {
  const { 'Content-Type': type = bodies.keys().next().value ?? JSON_TYPE, ...others } = headers;
  const values = { ...Object.fromEntries(new URLSearchParams(query)), ...params };
  return { client, values, headers: others, ...bodyOf(type, body) };
}

function bodyOf(type: string, body: unknown): Pick<SoundRequest, 'body' | 'fields'> {
  if (typeof body === 'string' || body instanceof Uint8Array) return { body: { type, bytes: body }, fields: undefined };
  if (body instanceof URLSearchParams) return { body: { type: FORM_FIELDS, bytes: String(body) }, fields: Object.fromEntries(body) };
  if (typeof body !== 'object' || body === null) return { body: undefined, fields: undefined };
  return { body: { type: JSON_TYPE, bytes: JSON.stringify(body) }, fields: body };
}
