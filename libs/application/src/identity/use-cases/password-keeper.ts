import { checkPassword, type UserProfile } from '@halolight/domain/identity';
import type { CommonPasswords } from '../ports/common-passwords.js';
import type { PasswordHasher } from '../ports/password-hasher.js';

/** Accepts new passwords: the one way by which a password that somebody chose becomes a hash. */
export class PasswordKeeper {
  constructor(
    private readonly hasher: PasswordHasher,
    private readonly common: CommonPasswords,
  ) {}

  /** @throws InvalidInputError naming `field`; UnavailableError */
  async hashNew(
    password: string,
    owner: Pick<UserProfile, 'email' | 'username' | 'name'>,
    field = 'password',
  ): Promise<string> {
    checkPassword(password, owner, this.common.includes(password), field);
    return this.hasher.hash(password);
  }
}
