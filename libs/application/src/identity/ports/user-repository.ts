import type { User, UserProfile, UserStatus } from '@halolight/domain/identity';

export interface NewUser extends UserProfile {
  readonly status: UserStatus;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly roleIds: readonly number[];
}

/** What a sign-in is checked against. */
export interface Credentials {
  readonly userId: number;
  readonly passwordHash: string;
  readonly status: UserStatus;
  /** When the password was set, where its owner must change it; null where they chose it. */
  readonly initialPasswordSetAt: Date | null;
}

/** Accounts that were not deleted. */
export abstract class UserRepository {
  /** The account, which nobody else changes until the unit of work ends. */
  abstract findForUpdate(userId: number): Promise<User | null>;

  /** By e-mail address or username, whatever their case and without blanks around them. */
  abstract findCredentials(login: string): Promise<Credentials | null>;

  abstract credentialsOf(userId: number): Promise<Credentials | null>;

  abstract isUsernameTaken(username: string): Promise<boolean>;

  /** @returns the new id @throws EmailTakenError, UsernameTakenError, RoleGoneError */
  abstract add(user: NewUser): Promise<number>;

  /** Stores profile, status and who changed the e-mail address, and raises the version. @throws EmailTakenError, UsernameTakenError */
  abstract update(user: User): Promise<void>;

  /** Raises the version. @throws RoleGoneError */
  abstract setRoles(userId: number, roleIds: readonly number[]): Promise<void>;

  /** Raises the version. */
  abstract setPassword(userId: number, passwordHash: string, mustChangePassword: boolean): Promise<void>;

  /** Replaces the hash of an unchanged password by a stronger one, unless the password was changed meanwhile. */
  abstract strengthenPassword(userId: number, from: string, to: string): Promise<void>;

  /**
   * Keeps the account's sign-ins in order: a second one waits until this unit of work ends.
   * @param passwordHash what the password was verified against
   * @returns false, with nothing recorded, when the account was closed or its password changed since then
   */
  abstract recordSignIn(userId: number, passwordHash: string, at: Date): Promise<boolean>;

  /** Hides the account for good and makes its e-mail address and username free. */
  abstract remove(userId: number): Promise<void>;

  /** How many other active super administrators there are; the answer holds until the unit of work ends. */
  abstract countOtherActiveSuperAdmins(userId: number): Promise<number>;
}
