import { HttpError } from '../http-error.js';

/** The codes of RFC 6749, section 5.2, that this server has a use for. */
export type OAuthErrorCode = 'invalid_request' | 'invalid_grant' | 'unsupported_grant_type';

/** A failure of the token endpoint, in the body that RFC 6749, section 5.2, asks for. */
export class OAuthError extends HttpError {
  constructor(
    private readonly oauthCode: OAuthErrorCode,
    private readonly description: string,
  ) {
    super(400, oauthCode, description, { headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' } });
  }

  override body(): object {
    return { error: this.oauthCode, error_description: this.description };
  }
}
