import { randomUUID, type webcrypto } from 'node:crypto';
import { AccessTokens, type AccessClaims, type IssuedAccessToken } from '@halolight/application/identity/ports';
import type { Clock } from '@halolight/application/kernel';
import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';

const ALGORITHM = 'HS256';
const ISSUER = 'halolight';
const AUDIENCE = 'halolight-api';

/** JSON Web Tokens (RFC 7519) signed with HMAC-SHA-256; the claims are `sub sid jti iss aud iat exp`. */
export class JoseAccessTokens extends AccessTokens {
  private readonly key: Promise<webcrypto.CryptoKey>;

  /** @param seconds how long a token is good for */
  constructor(
    secret: string,
    private readonly seconds: number,
    private readonly clock: Clock,
  ) {
    super();
    this.key = crypto.subtle.importKey('raw', Buffer.from(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
  }

  async issue(userId: number, sessionId: number): Promise<IssuedAccessToken> {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    const token = await new SignJWT({ sid: String(sessionId) })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setSubject(String(userId))
      .setJti(randomUUID())
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + this.seconds)
      .sign(await this.key);
    return { token, expiresIn: this.seconds };
  }

  async verify(token: string): Promise<AccessClaims | null> {
    try {
      const { payload } = await jwtVerify(token, await this.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'sid', 'exp'],
        currentDate: this.clock.now(),
      });
      return claimsOf(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }
}

function claimsOf({ sub, sid, exp }: JWTPayload): AccessClaims | null {
  const userId = Number(sub);
  const sessionId = Number(sid);
  if (!Number.isSafeInteger(userId) || !Number.isSafeInteger(sessionId) || exp === undefined) return null;
  return { userId, sessionId, expiresAt: new Date(exp * 1000) };
}
