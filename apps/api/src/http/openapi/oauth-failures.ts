import { COMMON_HEADERS, referencesTo } from './components.js';
import { FAILURES, type Failure } from './failures.js';
import type { ResponseObject } from './openapi-document.js';

/** The failures that are told in the words of RFC 6749, section 5.2, by their status. */
const CODES: Readonly<Record<string, string>> = {
  400: 'invalid_request',
  406: 'invalid_request',
  429: 'slow_down',
  500: 'server_error',
  503: 'temporarily_unavailable',
};

export const OAUTH_ERROR_SCHEMA = {
  type: 'object',
  description: 'The body of failures of the token endpoint: RFC 6749, section 5.2.',
  required: ['error', 'error_description'],
  properties: {
    error: { type: 'string', enum: ['invalid_request', 'invalid_grant', 'unsupported_grant_type', 'slow_down', 'server_error', 'temporarily_unavailable'] },
    error_description: { type: 'string' },
  },
} as const;

/** The failures of an operation marked with `x-error-format: oauth`, by status. */
export const OAUTH_RESPONSES: Readonly<Record<string, ResponseObject>> = Object.fromEntries(
  FAILURES.flatMap((failure) => {
    const code = CODES[failure.status];
    return code === undefined ? [] : [[failure.status, responseOf(failure, code)]];
  }),
);

function responseOf({ message, headers = [] }: Failure, error: string): ResponseObject {
  const example = { error, error_description: message };
  return {
    description: message,
    headers: { ...COMMON_HEADERS, ...referencesTo(headers) },
    content: { 'application/json': { schema: { $ref: '#/components/schemas/OAuthErrorBody' }, example } },
  };
}
