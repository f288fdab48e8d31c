import type { HttpError } from './http-error.js';
import { oauthCodeOf, OAuthError } from './oauth-error.js';

/** RFC 6749, section 5.2, knows one status for a request that cannot be read. */
const UNREADABLE = new Set([413, 415]);

/** A failure in the words of RFC 6749, section 5.2, with the status and headers it has unless the RFC says otherwise. */
export function asOAuthError(failure: HttpError): OAuthError {
  if (failure instanceof OAuthError) return failure;
  const { details, headers, message, status } = failure;
  const description = details.length > 0 ? details.map(({ field, message: fault }) => `${field} ${fault}`).join('; ') : message;
  return new OAuthError(oauthCodeOf(status), description, { status: UNREADABLE.has(status) ? 400 : status, headers });
}
