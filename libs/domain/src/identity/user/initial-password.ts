const LIFETIME_MS = 7 * 24 * 60 * 60_000;

/**
 * Whether a password that somebody else set for the owner, who must change it, still signs in: for seven days, since it went through
 * other hands and may lie about in a mail. Source: OWASP ASVS 5.0, 6.4.1.
 * @param setAt null where the password is one that its owner chose, which does not expire
 */
export function isGoodPassword(setAt: Date | null, now: Date): boolean {
  return setAt === null || now.getTime() - setAt.getTime() < LIFETIME_MS;
}
