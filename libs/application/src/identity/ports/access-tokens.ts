export interface IssuedAccessToken {
  readonly token: string;
  /** Seconds until it expires. */
  readonly expiresIn: number;
}

export interface AccessClaims {
  readonly userId: number;
  readonly sessionId: number;
  readonly expiresAt: Date;
}

/** Signed tokens that name a user and a session (RFC 7519, RFC 9068 in spirit), good for minutes. */
export abstract class AccessTokens {
  abstract issue(userId: number, sessionId: number): Promise<IssuedAccessToken>;

  /** Null for a token that is malformed, forged, expired or meant for somebody else. */
  abstract verify(token: string): Promise<AccessClaims | null>;
}
