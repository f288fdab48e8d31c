import { InvalidInputError } from '@halolight/domain/kernel';
import type { Clock, UnitOfWork } from '../../kernel/index.js';
import type { PasswordResetRepository } from '../ports/password-reset-repository.js';
import type { ResetTokens } from '../ports/reset-tokens.js';
import type { SecurityEvents } from '../ports/security-events.js';
import type { SessionRepository } from '../ports/session-repository.js';
import type { SignInThrottle } from '../ports/sign-in-throttle.js';
import type { UserRepository } from '../ports/user-repository.js';
import type { UserDirectory } from '../queries/user-directory.js';
import type { PasswordKeeper } from './password-keeper.js';

export interface ResetPasswordCommand {
  readonly token: string;
  readonly password: string;
}

/**
 * Replaces a forgotten password, by a token that was mailed to its owner, and ends all of their sessions.
 * It is the way in where failures have closed the account, and so forgets them.
 */
export class ResetPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly resets: PasswordResetRepository,
    private readonly tokens: ResetTokens,
    private readonly directory: UserDirectory,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly passwords: PasswordKeeper,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
    private readonly throttle: SignInThrottle,
  ) {}

  /** A refused password leaves the token good. @throws InvalidInputError naming `token` or `password`; UnavailableError */
  async execute({ token, password }: ResetPasswordCommand): Promise<void> {
    const tokenHash = this.tokens.read(token);
    if (tokenHash === null) throw unusableToken();
    const userId = await this.resets.ownerOf(tokenHash, this.clock.now());
    const owner = userId === null ? null : await this.directory.byId(userId);
    if (owner?.status !== 'ACTIVE') throw unusableToken();
    const hash = await this.passwords.hashNew(password, owner);
    // Before the token is used up: where it fails, the link stays good.
    await this.throttle.forget(owner.id, [owner.email, owner.username]);
    if (!(await this.unitOfWork.run(() => this.replace(owner.id, tokenHash, hash)))) throw unusableToken();
  }

  /** Holds the account first, as everything does that voids its resets: of two that held one thing each neither would go on. */
  private async replace(userId: number, tokenHash: string, hash: string): Promise<boolean> {
    await this.users.findForUpdate(userId);
    const now = this.clock.now();
    if (!(await this.resets.use(tokenHash, now))) return false;
    await this.users.setPassword(userId, hash, false);
    await this.sessions.revokeAll(userId, 'password-changed', now);
    await this.events.record({ type: 'password.reset', userId });
    return true;
  }
}

/** Unknown, used, void or expired: whoever guesses tokens is not told which. */
function unusableToken(): InvalidInputError {
  return InvalidInputError.of('token', 'Is not good any more; ask for a new link');
}
