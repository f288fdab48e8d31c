/** A parameter that was sent twice comes as a list, for the controller to refuse in the words of the RFC. */
type Parameter = string | string[];

/**
 * RFC 6749, sections 4.3.2 and 6. Parameters it does not name are ignored, as its section 3.2 demands.
 * @example { "grant_type": "password", "username": "admin@example.com", "password": "123456" }
 */
export interface TokenRequestBody {
  /** `password` or `refresh_token` */
  grant_type?: Parameter;
  username?: Parameter;
  /** @format password */
  password?: Parameter;
  refresh_token?: Parameter;
  scope?: Parameter;
  client_id?: Parameter;
  client_secret?: Parameter;
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
