import type { OpenApiDocument, Operation } from './openapi-document.js';

type Security = NonNullable<Operation['security']>;

const TOKEN_URL = '/api/auth/token';

/**
 * The two ways to get a token into a request: sign in where the document is read (RFC 6749, section 4.3), or paste one.
 * Only the first may carry scopes in OpenAPI 3.0, so the permissions stand there.
 */
export function securitySchemes(paths: OpenApiDocument['paths']): Record<string, object> {
  return {
    jwt: {
      type: 'oauth2',
      description: 'Sign in with an e-mail address or username and a password. The scopes are the permissions an operation needs.',
      flows: { password: { tokenUrl: TOKEN_URL, refreshUrl: TOKEN_URL, scopes: scopesOf(paths) } },
    },
    bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'An access token from POST /auth/login.' },
  };
}

/** Whoever may sign in may as well send a token they already have. */
export function withBearer(security: Security): Security {
  return security.some((entry) => 'jwt' in entry) ? [...security, { bearer: [] }] : security;
}

function scopesOf(paths: OpenApiDocument['paths']): Record<string, string> {
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const scopes = operations.flatMap(({ security = [] }) => security.flatMap(({ jwt = [] }) => jwt));
  return Object.fromEntries([...new Set(scopes)].sort().map((scope) => [scope, `Permission ${scope}`]));
}
