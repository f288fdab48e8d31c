import type { RefreshSession, SessionGrant, SignIn } from '@halolight/application/identity';
import { BadCredentialsError, BadRefreshTokenError } from '@halolight/domain/identity';
import { Body, Consumes, Extension, NoSecurity, Post, Request, Route, Tags } from '@tsoa/runtime';
import type { Request as HttpRequest } from 'express';
import { clientOf } from '../client-of.js';
import { OAuthError } from '../oauth-error.js';
import type { TokenRequestBody, TokenResponseBody } from './token.contract.js';

/** The token endpoint of RFC 6749, which Swagger UI's Authorize uses. Clients are public and need no secret. */
@Route('auth/token')
@Tags('Authentication')
export class TokenController {
  constructor(
    private readonly signIn: SignIn,
    private readonly refreshSession: RefreshSession,
  ) {}

  /**
   * Failed passwords count as those of `POST /auth/login` do, and together with them: what is 401 there is `invalid_grant` here, what is 429 `slow_down`.
   * @summary Issues tokens for a password or a refresh token
   */
  @Post()
  @NoSecurity()
  @Consumes('application/x-www-form-urlencoded')
  @Extension('x-error-format', 'oauth')
  async issue(@Request() request: HttpRequest, @Body() body: TokenRequestBody): Promise<TokenResponseBody> {
    const grant = await this.grant(body, request);
    // RFC 6749, section 5.1: no cache may keep tokens.
    request.res?.setHeader('Cache-Control', 'no-store').setHeader('Pragma', 'no-cache');
    return {
      access_token: grant.accessToken,
      token_type: 'Bearer',
      expires_in: grant.expiresIn,
      refresh_token: grant.refreshToken,
    };
  }

  private async grant(body: TokenRequestBody, request: HttpRequest): Promise<SessionGrant> {
    const client = clientOf(request);
    try {
      switch (parameter(body, 'grant_type')) {
        case 'password':
          return await this.signIn.execute({ login: required(body, 'username'), password: required(body, 'password'), client });
        case 'refresh_token':
          return await this.refreshSession.execute({ refreshToken: required(body, 'refresh_token'), client });
        // RFC 6749, section 3.2: a parameter without a value counts as omitted.
        case undefined:
        case '':
          throw new OAuthError('invalid_request', 'grant_type is required');
        default:
          throw new OAuthError('unsupported_grant_type', 'grant_type must be password or refresh_token');
      }
    } catch (error) {
      if (error instanceof BadCredentialsError || error instanceof BadRefreshTokenError) {
        throw new OAuthError('invalid_grant', error.message);
      }
      throw error;
    }
  }
}

/** RFC 6749, section 3.2: no parameter is sent twice. */
function parameter(body: TokenRequestBody, name: 'grant_type' | 'username' | 'password' | 'refresh_token'): string | undefined {
  const value = body[name];
  if (typeof value === 'object') throw new OAuthError('invalid_request', `${name} is sent more than once`);
  return value;
}

function required(body: TokenRequestBody, name: 'username' | 'password' | 'refresh_token'): string {
  const value = parameter(body, name);
  if (!value) throw new OAuthError('invalid_request', `${name} is required`);
  return value;
}
