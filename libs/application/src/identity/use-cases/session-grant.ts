import type { UserView } from '../queries/user-directory.js';

/** What a successful sign-in or refresh hands out. */
export interface SessionGrant {
  readonly user: UserView;
  readonly sessionId: number;
  readonly accessToken: string;
  /** Seconds until the access token expires. */
  readonly expiresIn: number;
  readonly refreshToken: string;
}
