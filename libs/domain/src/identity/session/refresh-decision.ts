import type { Session } from './session.js';

/** How long a client that lost an answer may ask again, in milliseconds. */
export const RETRY_WINDOW_MS = 10_000;

/**
 * - `rotate`: the good token; replace it
 * - `repeat`: the token before, again from the same client within ten seconds, its successor unused: the answer got lost
 * - `reuse`: any other token of the family; somebody holds a copy, so the family must die (RFC 9700, section 4.14.2)
 * - `closed`: the session is over
 */
export type RefreshDecision = 'rotate' | 'repeat' | 'reuse' | 'closed';

/** What a presented refresh token of the session's family means. Hashes of 128 random characters need no timing-safe comparison. */
export function decideRefresh(
  session: Session,
  presentedHash: string,
  client: Pick<Session, 'ip' | 'userAgent'>,
  now: Date,
): RefreshDecision {
  if (session.revokedAt !== null || session.expiresAt <= now) return 'closed';
  if (session.tokenHash === presentedHash) return 'rotate';
  return isRetryOfLostAnswer(session, presentedHash, client, now) ? 'repeat' : 'reuse';
}

function isRetryOfLostAnswer(
  session: Session,
  presentedHash: string,
  client: Pick<Session, 'ip' | 'userAgent'>,
  now: Date,
): boolean {
  if (session.previous?.tokenHash !== presentedHash) return false;
  const age = now.getTime() - session.previous.rotatedAt.getTime();
  return age <= RETRY_WINDOW_MS && session.ip === client.ip && session.userAgent === client.userAgent;
}
