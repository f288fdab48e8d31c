import type { OutgoingHttpHeaders } from 'node:http';
import { HttpError } from './http-error.js';

/** The codes of RFC 6749, sections 5.2 and 4.1.2.1, and of RFC 8628, section 3.5, that this server has a use for. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_grant'
  | 'unsupported_grant_type'
  | 'slow_down'
  | 'server_error'
  | 'temporarily_unavailable';

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
