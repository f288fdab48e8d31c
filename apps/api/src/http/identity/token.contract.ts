/**
 * RFC 6749, sections 4.3.2 and 6. Parameters it does not name are ignored, as its section 3.2 demands.
 * @example { "grant_type": "password", "username": "admin@example.com", "password": "123456" }
 */
export interface TokenRequestBody {
  /** `password` or `refresh_token` */
  grant_type?: string;
  username?: string;
  /** @format password */
  password?: string;
  refresh_token?: string;
  scope?: string;
  client_id?: string;
  client_secret?: string;
  [parameter: string]: unknown;
}

/** RFC 6749, section 5.1. */
export interface TokenResponseBody {
  access_token: string;
  token_type: 'Bearer';
  /** Seconds until the access token expires. */
  expires_in: number;
  refresh_token: string;
}
