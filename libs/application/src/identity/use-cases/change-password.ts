import { InvalidInputError, NotFoundError } from '@halolight/domain/kernel';
import type { Actor, Clock, UnitOfWork } from '../../kernel/index.js';
import type { PasswordHasher } from '../ports/password-hasher.js';
import type { PasswordResetRepository } from '../ports/password-reset-repository.js';
import type { SecurityEvents } from '../ports/security-events.js';
import type { SessionRepository } from '../ports/session-repository.js';
import type { SignInThrottle } from '../ports/sign-in-throttle.js';
import type { Credentials, UserRepository } from '../ports/user-repository.js';
import type { UserDirectory } from '../queries/user-directory.js';
import type { PasswordKeeper } from './password-keeper.js';

export interface ChangePasswordCommand {
  readonly actor: Actor;
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** Replaces the caller's own password, ends their other sessions and voids what was mailed to replace the old one. */
export class ChangePassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly directory: UserDirectory,
    private readonly sessions: SessionRepository,
    private readonly resets: PasswordResetRepository,
    private readonly hasher: PasswordHasher,
    private readonly passwords: PasswordKeeper,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
    private readonly throttle: SignInThrottle,
  ) {}

  /** @throws InvalidInputError naming `currentPassword` or `newPassword`; RateLimitedError */
  async execute({ actor, currentPassword, newPassword }: ChangePasswordCommand): Promise<void> {
    const { userId } = actor;
    const [owner, credentials] = await Promise.all([this.directory.byId(userId), this.users.credentialsOf(userId)]);
    if (!owner || !credentials) throw new NotFoundError('User');
    await this.verify(credentials, currentPassword);
    if (newPassword === currentPassword) throw InvalidInputError.of('newPassword', 'Must differ from the current password');
    const hash = await this.passwords.hashNew(newPassword, owner, 'newPassword');
    await this.unitOfWork.run(async () => {
      await this.assertUnchanged(userId, credentials.passwordHash);
      await this.users.setPassword(userId, hash, false);
      const now = this.clock.now();
      await this.sessions.revokeAll(userId, 'password-changed', now, actor.sessionId);
      await this.resets.voidUntil(userId, now);
      await this.events.record({ type: 'password.changed', userId });
    });
  }

  /** Whoever holds a stolen token gets no more guesses at the password here than at the sign-in. */
  private async verify(credentials: Credentials, currentPassword: string): Promise<void> {
    const matches = await this.throttle.attempt({ subject: { userId: credentials.userId }, ip: null }, async () => {
      const verdict = await this.hasher.verify(currentPassword, credentials.passwordHash);
      return verdict.matches ? true : null;
    });
    if (!matches) throw InvalidInputError.of('currentPassword', 'Is not your current password');
  }

  /** Of two changes at the same moment the second one knows the wrong current password. */
  private async assertUnchanged(userId: number, passwordHash: string): Promise<void> {
    await this.users.findForUpdate(userId);
    const held = await this.users.credentialsOf(userId);
    if (held?.passwordHash !== passwordHash) throw InvalidInputError.of('currentPassword', 'Is not your current password');
  }
}
