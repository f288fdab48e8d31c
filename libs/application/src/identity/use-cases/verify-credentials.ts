import type { Client, Clock } from '../../kernel/index.js';
import type { PasswordHasher } from '../ports/password-hasher.js';
import type { AccountState, SignInThrottle } from '../ports/sign-in-throttle.js';
import type { Credentials, UserRepository } from '../ports/user-repository.js';
import { hashToTry } from './hash-to-try.js';

/** Tells whether a login and a password belong to an active account, and opens no session. */
export class VerifyCredentials {
  constructor(
    private readonly users: UserRepository,
    private readonly passwords: PasswordHasher,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
  ) {}

  /** Takes the same time for an unknown account and for a closed one. @throws RateLimitedError, UnavailableError */
  async execute(login: string, password: string, client: Client): Promise<boolean> {
    const found = await this.users.findCredentials(login);
    const attempt = { subject: { login, userId: found?.userId ?? null }, ip: client.ip };
    const verified = await this.throttle.attempt(attempt, async (account) => ((await this.verify(found, account, password)) ? true : null));
    return verified ?? false;
  }

  private async verify(credentials: Credentials | null, account: AccountState, password: string): Promise<boolean> {
    const { matches } = await this.passwords.verify(password, hashToTry(credentials, account, this.clock.now()));
    return matches && credentials?.status === 'ACTIVE';
  }
}
