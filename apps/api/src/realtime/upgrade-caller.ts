import type { IncomingMessage } from 'node:http';
import { bearerToken, type Authentication, type Authenticator } from '../http/authenticate.js';
import { passwordChangeRequired, unauthorized } from '../http/edge-errors.js';

/** The subprotocol that stands before a token, for browsers, which can send neither header nor, unseen by logs, a query. */
export const BEARER_PROTOCOL = 'bearer';

/**
 * Who wants to open a WebSocket: `Authorization: Bearer`, `?token=`, or the subprotocols `bearer, <token>`.
 * @throws HttpError 401 without good credentials, 403 PASSWORD_CHANGE_REQUIRED
 */
export async function upgradeCaller(request: IncomingMessage, query: URLSearchParams, authenticator: Authenticator): Promise<Authentication> {
  const token = bearerToken(request.headers.authorization) ?? query.get('token') ?? protocolToken(request);
  if (!token) throw unauthorized(false);
  const authentication = await authenticator.authenticate(token);
  if (!authentication) throw unauthorized(true);
  if (authentication.mustChangePassword) throw passwordChangeRequired();
  return authentication;
}

function protocolToken(request: IncomingMessage): string | undefined {
  const [protocol, token] = request.headers['sec-websocket-protocol']?.split(',').map((each) => each.trim()) ?? [];
  return protocol === BEARER_PROTOCOL ? token : undefined;
}
