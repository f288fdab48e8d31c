import type { PasswordHasher } from '../ports/password-hasher.js';
import type { UserRepository } from '../ports/user-repository.js';

/** Tells whether a login and a password belong to an active account, and opens no session. */
export class VerifyCredentials {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: PasswordHasher,
  ) {}

  /** Takes the same time for an unknown account. @throws UnavailableError */
  async execute(login: string, password: string): Promise<boolean> {
    const credentials = await this.users.findCredentials(login);
    const { matches } = await this.passwords.verify(password, credentials?.passwordHash ?? null);
    return matches && credentials?.status === 'ACTIVE';
  }
}
