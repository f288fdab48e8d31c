import type { OutgoingHttpHeaders } from 'node:http';
import { HttpError } from './http-error.js';

/** The codes of RFC 6749, sections 5.2 and 4.1.2.1, and of RFC 8628, section 3.5, that this server has a use for. */
export const OAUTH_ERROR_CODES = ['invalid_request', 'invalid_grant', 'unsupported_grant_type', 'slow_down', 'server_error', 'temporarily_unavailable'] as const;

export type OAuthErrorCode = (typeof OAUTH_ERROR_CODES)[number];

const CODES: Readonly<Record<number, OAuthErrorCode>> = { 429: 'slow_down', 500: 'server_error', 503: 'temporarily_unavailable' };

/** The code for what fails with a status by this server's other rules. */
export function oauthCodeOf(status: number): OAuthErrorCode {
  return CODES[status] ?? 'invalid_request';
}

/** RFC 6749, section 5.2: error_description holds none but these characters. */
const UNSPEAKABLE = /[^\x20-\x21\x23-\x5b\x5d-\x7e]/g;

/** A failure of the token endpoint, in the body that RFC 6749, section 5.2, asks for. */
export class OAuthError extends HttpError {
  constructor(
    private readonly oauthCode: OAuthErrorCode,
    private readonly description: string,
    { status = 400, headers = {} }: { readonly status?: number; readonly headers?: OutgoingHttpHeaders } = {},
  ) {
    super(status, oauthCode, description, { headers: { ...headers, 'Cache-Control': 'no-store', Pragma: 'no-cache' } });
  }

  override body(): object {
    return { error: this.oauthCode, error_description: this.description.replaceAll(UNSPEAKABLE, '?') };
  }
}
