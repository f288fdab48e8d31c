import { BadCredentialsError } from '@halolight/domain/identity';
import type { Client, UnitOfWork } from '../../kernel/index.js';
import type { PasswordHasher } from '../ports/password-hasher.js';
import type { SecurityEvents } from '../ports/security-events.js';
import type { Credentials, UserRepository } from '../ports/user-repository.js';
import type { SessionGrant } from './session-grant.js';
import type { SessionOpener } from './session-opener.js';

export interface SignInCommand {
  /** An e-mail address or a username. */
  readonly login: string;
  readonly password: string;
  readonly client: Client;
}

/** Opens a session for who knows the password of an active account; every other case looks and lasts the same. */
export class SignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly passwords: PasswordHasher,
    private readonly opener: SessionOpener,
    private readonly events: SecurityEvents,
  ) {}

  /** @throws BadCredentialsError, UnavailableError */
  async execute(command: SignInCommand): Promise<SessionGrant> {
    const credentials = await this.users.findCredentials(command.login);
    const verdict = await this.passwords.verify(command.password, credentials?.passwordHash ?? null);
    if (!credentials || !verdict.matches || credentials.status !== 'ACTIVE') {
      await this.events.record({ type: 'session.refused', userId: credentials?.userId ?? null, client: command.client });
      throw new BadCredentialsError();
    }
    const stronger = verdict.isOutdated ? await this.passwords.hash(command.password) : null;
    const opened = await this.unitOfWork.run(async () => {
      await this.strengthen(credentials, stronger);
      return this.opener.open(credentials.userId, command.client);
    });
    return this.opener.grant(opened);
  }

  private async strengthen(credentials: Credentials, stronger: string | null): Promise<void> {
    if (stronger !== null) await this.users.strengthenPassword(credentials.userId, credentials.passwordHash, stronger);
  }
}
