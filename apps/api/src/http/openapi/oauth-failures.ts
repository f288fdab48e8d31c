import { OAUTH_ERROR_CODES, oauthCodeOf } from '../oauth-error.js';
import { COMMON_HEADERS, referencesTo } from './components.js';
import { FAILURES, type Failure } from './failures.js';
import type { ResponseObject } from './openapi-document.js';

/** The statuses of what is told in the words of RFC 6749, section 5.2. */
const STATUSES = new Set(['400', '406', '429', '500', '503']);

export const OAUTH_ERROR_SCHEMA = {
  type: 'object',
  description: 'The body of failures of the token endpoint: RFC 6749, section 5.2.',
  required: ['error', 'error_description'],
  properties: {
    error: { type: 'string', enum: OAUTH_ERROR_CODES },
    error_description: { type: 'string' },
  },
} as const;

/** The failures of an operation marked with `x-error-format: oauth`, by status. */
export const OAUTH_RESPONSES: Readonly<Record<string, ResponseObject>> = Object.fromEntries(
  FAILURES.filter(({ status }) => STATUSES.has(status)).map((failure) => [failure.status, responseOf(failure)]),
);

function responseOf({ status, message, headers = [] }: Failure): ResponseObject {
  const example = { error: oauthCodeOf(Number(status)), error_description: message };
  return {
    description: message,
    headers: { ...COMMON_HEADERS, ...referencesTo(headers) },
    content: { 'application/json': { schema: { $ref: '#/components/schemas/OAuthErrorBody' }, example } },
  };
}
