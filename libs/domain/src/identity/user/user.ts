import type { UserStatus } from './user-status.js';

/** What a person says about themselves; everyone may change their own. */
export interface UserProfile {
  readonly email: string;
  readonly username: string;
  readonly name: string;
  readonly phone: string | null;
  readonly avatar: string | null;
  readonly department: string | null;
  readonly position: string | null;
  readonly bio: string | null;
}

/** An account. */
export interface User extends UserProfile {
  readonly id: number;
  readonly status: UserStatus;
  readonly roleNames: readonly string[];
  /** All that it may do, by its roles, its groups and its own grants together. */
  readonly permissions: readonly string[];
  /** Set while the password is one that was generated. */
  readonly mustChangePassword: boolean;
  /** When somebody else changed its e-mail address; null where its owner did last, or nobody. */
  readonly emailChangedByOthersAt: Date | null;
  /** Rises with every change, from 1. */
  readonly version: number;
}
