import type { Success } from '../envelope.js';
import type { EmailAddress, NewPassword, PersonName, PhoneNumber, Username } from './profile-fields.js';
import type { UserBody } from './users.contract.js';

/** @example { "email": "ada@example.com", "username": "ada", "password": "marble-otter-29", "name": "Ada Lovelace" } */
export interface RegisterBody {
  email: EmailAddress;
  username: Username;
  password: NewPassword;
  name?: PersonName;
  phone?: PhoneNumber | null;
}

/**
 * Either `email` or `username` says whose account it is, and may hold the one as well as the other.
 * @example { "email": "admin@example.com", "password": "123456" }
 */
export interface LoginBody {
  /** @maxLength 254 must have at most 254 characters */
  email?: string;
  /** @maxLength 254 must have at most 254 characters */
  username?: string;
  /**
   * @format password
   * @minLength 1 must not be empty
   * @maxLength 128 must have at most 128 characters
   */
  password: string;
}

/** @example { "refreshToken": "hJ0pQvVb0Yx3q5m2n8R7tW4sZ6uA1cD9eF2gH5iJ8kL" } */
export interface RefreshBody {
  /**
   * @minLength 1 must not be empty
   * @maxLength 256 must have at most 256 characters
   */
  refreshToken: string;
}

/** @example { "currentPassword": "marble-otter-29", "newPassword": "copper-heron-84" } */
export interface ChangePasswordBody {
  /**
   * @format password
   * @minLength 1 must not be empty
   * @maxLength 128 must have at most 128 characters
   */
  currentPassword: string;
  newPassword: NewPassword;
}

/**
 * What a session begins or goes on with.
 * @example { "user": { "id": 42, "email": "ada@example.com", "username": "ada", "name": "Ada Lovelace", "phone": "+44 20 7946 0018", "avatar": null, "department": "Research", "position": null, "bio": null, "status": "ACTIVE", "role": "user", "roles": [{ "id": 5, "name": "user", "label": "User" }], "groups": [{ "id": 3, "name": "Auditors" }], "mustChangePassword": false, "createdAt": "2026-01-31T12:00:00.000Z", "updatedAt": "2026-01-31T12:00:00.000Z", "lastLoginAt": null }, "accessToken": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl", "refreshToken": "hJ0pQvVb0Yx3q5m2n8R7tW4sZ6uA1cD9eF2gH5iJ8kL", "tokenType": "Bearer", "expiresIn": 900 }
 */
export interface SessionTokens {
  user: UserBody;
  /** For the Authorization header, behind `Bearer `. */
  accessToken: string;
  /** Good for one exchange. */
  refreshToken: string;
  tokenType: 'Bearer';
  /** Seconds until the access token expires. */
  expiresIn: number;
}

/** The tokens stand at top level as well, for clients that look there. */
export interface SessionAnswer extends Success<SessionTokens> {
  accessToken: string;
  refreshToken: string;
}

/** How many sessions ended. */
export interface EndedSessions {
  sessions: number;
}

/**
 * A device that is signed in.
 * @example { "id": 7, "current": true, "userAgent": "Mozilla/5.0", "ip": "192.0.2.1", "createdAt": "2026-01-31T12:00:00.000Z", "lastUsedAt": "2026-01-31T12:30:00.000Z", "expiresAt": "2026-02-07T12:30:00.000Z" }
 */
export interface SessionBody {
  id: number;
  /** Whether this request came from it. */
  current: boolean;
  userAgent: string | null;
  ip: string | null;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
}
