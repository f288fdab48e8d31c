import { isTokenRefused } from './is-token-refused.js';
import type { Session } from './session.js';
import type { Tokens } from './token-store.js';

export type Send = (request: Request) => Promise<Response>;
/** Where tokens come from, and newer ones in their place. */
export type TokenSource = Pick<Session, 'current' | 'renew'>;

const SMALL_BODIES = /^application\/(?:json|x-www-form-urlencoded)\b/;

/**
 * Sends requests with the session's token. One that is refused because of the token is sent once more with a new one, and what
 * that brings is final. Uploads are sent once: keeping their bytes for a second time would keep all of them in memory. Their
 * 401 is told, and whoever sends them again does so with a new token.
 */
export function authorizedFetch(session: TokenSource, send: Send): Send {
  return async (request) => {
    const tokens = await session.current();
    if (tokens === null) return send(request);
    const again = isRepeatable(request) ? request.clone() : undefined;
    const answer = await send(withToken(request, tokens));
    if (!isTokenRefused(answer)) return answer;
    const renewed = await session.renew(tokens);
    if (again === undefined || renewed?.userId !== tokens.userId) return answer;
    await answer.body?.cancel();
    return send(withToken(again, renewed));
  };
}

function isRepeatable({ method, headers }: Request): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'DELETE' || SMALL_BODIES.test(headers.get('Content-Type') ?? 'application/json');
}

function withToken(request: Request, { accessToken }: Tokens): Request {
  request.headers.set('Authorization', `Bearer ${accessToken}`);
  return request;
}
