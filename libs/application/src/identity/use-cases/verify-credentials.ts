import type { Client } from '../../kernel/index.js';
import type { PasswordHasher } from '../ports/password-hasher.js';
import type { SignInThrottle } from '../ports/sign-in-throttle.js';
import type { UserRepository } from '../ports/user-repository.js';

/** Tells whether a login and a password belong to an active account, and opens no session. */
export class VerifyCredentials {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: PasswordHasher,
    private readonly throttle: SignInThrottle,
  ) {}

  /** Takes the same time for an unknown account. @throws RateLimitedError, UnavailableError */
  async execute(login: string, password: string, client: Client): Promise<boolean> {
    const verified = await this.throttle.attempt({ login, ip: client.ip }, async () => ((await this.verify(login, password)) ? true : null));
    return verified ?? false;
  }

  private async verify(login: string, password: string): Promise<boolean> {
    const credentials = await this.users.findCredentials(login);
    const { matches } = await this.passwords.verify(password, credentials?.passwordHash ?? null);
    return matches && credentials?.status === 'ACTIVE';
  }
}
