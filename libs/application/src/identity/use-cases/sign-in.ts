import { BadCredentialsError } from '@halolight/domain/identity';
import type { Client, Clock, UnitOfWork } from '../../kernel/index.js';
import type { PasswordHasher } from '../ports/password-hasher.js';
import type { SecurityEvents } from '../ports/security-events.js';
import type { AccountState, SignInThrottle } from '../ports/sign-in-throttle.js';
import type { Credentials, UserRepository } from '../ports/user-repository.js';
import { hashToTry } from './hash-to-try.js';
import type { SessionGrant } from './session-grant.js';
import type { SessionOpener } from './session-opener.js';

export interface SignInCommand {
  /** An e-mail address or a username. */
  readonly login: string;
  readonly password: string;
  readonly client: Client;
}

interface VerifiedCredentials {
  readonly credentials: Credentials;
  readonly isOutdated: boolean;
}

/** Opens a session for who knows the password of an active account; every other case looks and lasts the same. */
export class SignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly passwords: PasswordHasher,
    private readonly opener: SessionOpener,
    private readonly events: SecurityEvents,
    private readonly throttle: SignInThrottle,
    private readonly clock: Clock,
  ) {}

  /** @throws BadCredentialsError, RateLimitedError, UnavailableError */
  async execute(command: SignInCommand): Promise<SessionGrant> {
    const { login, password, client } = command;
    const found = await this.users.findCredentials(login);
    const attempt = { subject: { login, userId: found?.userId ?? null }, ip: client.ip };
    const verified = await this.throttle.attempt(attempt, (account) => this.verify(found, account, command));
    if (!verified) throw new BadCredentialsError();
    const { credentials, isOutdated } = verified;
    const stronger = isOutdated ? await this.passwords.hash(password) : null;
    const opened = await this.unitOfWork.run(async () => {
      const session = await this.opener.open(credentials.userId, credentials.passwordHash, client);
      if (session) await this.strengthen(credentials, stronger);
      return session;
    });
    if (opened) return this.opener.grant(opened);
    await this.recordRefusal(credentials, client);
    throw new BadCredentialsError();
  }

  private async verify(credentials: Credentials | null, account: AccountState, { password, client }: SignInCommand): Promise<VerifiedCredentials | null> {
    const { matches, isOutdated } = await this.passwords.verify(password, hashToTry(credentials, account, this.clock.now()));
    if (credentials && matches && credentials.status === 'ACTIVE') return { credentials, isOutdated };
    await this.recordRefusal(credentials, client);
    return null;
  }

  private async recordRefusal(credentials: Credentials | null, client: Client): Promise<void> {
    await this.events.record({ type: 'session.refused', userId: credentials?.userId ?? null, client });
  }

  private async strengthen(credentials: Credentials, stronger: string | null): Promise<void> {
    if (stronger !== null) await this.users.strengthenPassword(credentials.userId, credentials.passwordHash, stronger);
  }
}
