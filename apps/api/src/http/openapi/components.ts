import { MOST_FAULTS } from '../first-faults.js';
import { FAILURES, type Failure } from './failures.js';

const WHOLE_NUMBER = { type: 'integer', minimum: 0 };

/** The headers that every answer carries, and those that come with some failures. */
export const HEADERS = {
  'X-Request-Id': { description: 'Names this request in the logs; the one sent is kept when it is well formed.', schema: { type: 'string' } },
  'X-Process-Time': { description: 'Seconds spent on the answer.', schema: { type: 'string', example: '0.001234' } },
  ETag: { description: 'The version of what is shown, for If-Match and If-None-Match.', schema: { type: 'string', example: 'W/"3"' } },
  'Idempotency-Replayed': { description: 'Present where the answer is that of an earlier request under the same key.', schema: { type: 'string', enum: ['true'] } },
  Allow: { description: 'The methods that are answered.', schema: { type: 'string', example: 'GET, HEAD, OPTIONS' } },
  'WWW-Authenticate': { description: 'RFC 6750, section 3.', schema: { type: 'string', example: 'Bearer' } },
  'Content-Range': { description: 'RFC 9110, section 14.4.', schema: { type: 'string', example: 'bytes */1024' } },
  'Retry-After': { description: 'Seconds to wait before trying again.', schema: WHOLE_NUMBER },
  'RateLimit-Limit': { description: 'Requests allowed in one window.', schema: WHOLE_NUMBER },
  'RateLimit-Remaining': { description: 'Requests left in this window.', schema: WHOLE_NUMBER },
  'RateLimit-Reset': { description: 'Seconds until the next window.', schema: WHOLE_NUMBER },
} as const;

export const PARAMETERS = {
  'X-Version': {
    name: 'X-Version',
    in: 'header',
    description: 'The version the client was made for; refused with 426 when it is not supported anymore.',
    schema: { type: 'string', example: '1.0' },
  },
  'X-Request-Id': {
    name: 'X-Request-Id',
    in: 'header',
    description: 'Names the request; made up when absent or not well formed.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,128}$' },
  },
  'If-None-Match': {
    name: 'If-None-Match',
    in: 'header',
    description: 'The ETag of the state the client has, or several: 304 without a body when it is still the one.',
    schema: { type: 'string', example: 'W/"3"' },
  },
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    description: [
      'Chosen by the client for this one request, so that sending it again within 24 hours gives the same answer and does nothing more; a random UUID.',
      'The same key with anything else is refused with 409.',
    ].join(' '),
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$', example: '0f3f2c9e-6f0a-4b1e-9a57-2f0d6a1c8d11' },
  },
} as const;

export const ERROR_SCHEMA = {
  type: 'object',
  description: 'The body of every failure.',
  required: ['success', 'error'],
  properties: {
    success: { type: 'boolean', enum: [false] },
    error: {
      type: 'object',
      required: ['code', 'message', 'details', 'requestId'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        details: {
          type: 'array',
          description: 'What is wrong, field by field; the first of it, where that is much.',
          maxItems: MOST_FAULTS,
          items: {
            type: 'object',
            required: ['field', 'message'],
            properties: { field: { type: 'string' }, message: { type: 'string' } },
          },
        },
        requestId: { type: 'string' },
      },
    },
  },
} as const;

export const COMMON_HEADERS = referencesTo(['X-Request-Id', 'X-Process-Time']);

/** The failures as reusable responses, by name. */
export const RESPONSES = Object.fromEntries(FAILURES.map((failure) => [failure.name, responseOf(failure)]));

function responseOf({ code, message, details = [], headers = [] }: Failure): object {
  const example = { success: false, error: { code, message, details, requestId: '0f3f2c9e-6f0a-4b1e-9a57-2f0d6a1c8d11' } };
  return {
    description: message,
    headers: { ...COMMON_HEADERS, ...referencesTo(headers) },
    content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' }, example } },
  };
}

export function referencesTo(headers: readonly string[]): Record<string, object> {
  return Object.fromEntries(headers.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
