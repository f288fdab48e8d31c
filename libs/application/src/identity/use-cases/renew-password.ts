import type { UserStatus } from '@halolight/domain/identity';
import { NotFoundError } from '@halolight/domain/kernel';
import { OPERATOR, type Clock, type EventOutbox, type UnitOfWork } from '../../kernel/index.js';
import type { PasswordGenerator } from '../ports/password-generator.js';
import type { PasswordHasher } from '../ports/password-hasher.js';
import type { PasswordResetRepository } from '../ports/password-reset-repository.js';
import type { SessionRepository } from '../ports/session-repository.js';
import type { SignInThrottle } from '../ports/sign-in-throttle.js';
import type { UserRepository } from '../ports/user-repository.js';
import type { UserDirectory } from '../queries/user-directory.js';

export interface RenewedPassword {
  readonly password: string;
  /** Of the account: it opens none that is not active. */
  readonly status: UserStatus;
}

/**
 * Makes an account another initial password, which its owner must change, ends its sessions, voids what was mailed to reset the old one, and
 * forgets the failures that have closed the account. Its status stays.
 * For who runs the machine alone, where an initial one has expired and no mail gets through: whoever may do this gets anybody's account.
 */
export class RenewPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: UserDirectory,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly resets: PasswordResetRepository,
    private readonly hasher: PasswordHasher,
    private readonly generator: PasswordGenerator,
    private readonly clock: Clock,
    private readonly outbox: EventOutbox,
    private readonly throttle: SignInThrottle,
  ) {}

  /** @throws NotFoundError, UnavailableError */
  async execute(userId: number): Promise<RenewedPassword> {
    const owner = await this.directory.byId(userId);
    if (!owner) throw new NotFoundError('User');
    const password = this.generator.generate();
    const hash = await this.hasher.hash(password);
    // Before the old password is gone: where it fails, nothing has changed.
    await this.throttle.forget(userId, [owner.email, owner.username]);
    return { password, status: await this.unitOfWork.run(() => this.replace(userId, hash)) };
  }

  private async replace(userId: number, hash: string): Promise<UserStatus> {
    const user = await this.users.findForUpdate(userId);
    if (!user) throw new NotFoundError('User');
    const now = this.clock.now();
    await this.users.setPassword(userId, hash, true);
    await this.sessions.revokeAll(userId, 'password-changed', now);
    await this.resets.voidUntil(userId, now);
    await this.outbox.publish({ type: 'password.reset', actorId: OPERATOR.userId, subject: { type: 'user', id: userId } });
    return user.status;
  }
}
