/** How long a session may last. */
export interface SessionLifetime {
  /** Seconds a refresh token is good for, and so for how long a session may be left alone. */
  readonly refreshTokenSeconds: number;
  /** Seconds from one sign-in to the next, however busy the session. */
  readonly sessionSeconds: number;
}

/** How long ago a sign-in may be for what could hand the account to somebody else, in milliseconds. */
const RECENT_MS = 15 * 60_000;

/** When a session ends that is used now. NIST SP 800-63B section 7.2: both for want of use, and at the latest some time after the sign-in. */
export function sessionExpiry(startedAt: Date, now: Date, { refreshTokenSeconds, sessionSeconds }: SessionLifetime): Date {
  return new Date(Math.min(now.getTime() + refreshTokenSeconds * 1000, startedAt.getTime() + sessionSeconds * 1000));
}

export function isRecentSignIn(startedAt: Date, now: Date): boolean {
  return now.getTime() - startedAt.getTime() <= RECENT_MS;
}
