import type { Client } from '../../kernel/index.js';
import type { PasswordHasher } from '../ports/password-hasher.js';
import type { SignInThrottle } from '../ports/sign-in-throttle.js';
import type { Credentials, UserRepository } from '../ports/user-repository.js';
import { subjectOf } from './subject-of.js';

/** Tells whether a login and a password belong to an active account, and opens no session. */
export class VerifyCredentials {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: PasswordHasher,
    private readonly throttle: SignInThrottle,
  ) {}

  /** Takes the same time for an unknown account. @throws RateLimitedError, UnavailableError */
  async execute(login: string, password: string, client: Client): Promise<boolean> {
    const found = await this.users.findCredentials(login);
    const attempt = { subject: subjectOf(found, login), ip: client.ip };
    const verified = await this.throttle.attempt(attempt, async () => ((await this.verify(found, password)) ? true : null));
    return verified ?? false;
  }

  private async verify(credentials: Credentials | null, password: string): Promise<boolean> {
    const { matches } = await this.passwords.verify(password, credentials?.passwordHash ?? null);
    return matches && credentials?.status === 'ACTIVE';
  }
}
