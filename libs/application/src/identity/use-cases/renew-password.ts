import { NotFoundError } from '@halolight/domain/kernel';
import { OPERATOR, type Clock, type EventOutbox, type UnitOfWork } from '../../kernel/index.js';
import type { PasswordGenerator } from '../ports/password-generator.js';
import type { PasswordHasher } from '../ports/password-hasher.js';
import type { PasswordResetRepository } from '../ports/password-reset-repository.js';
import type { SessionRepository } from '../ports/session-repository.js';
import type { UserRepository } from '../ports/user-repository.js';

/**
 * Makes an account another initial password, which its owner must change, ends its sessions and voids what was mailed to reset the old one.
 * For who runs the machine alone, where an initial one has expired and no mail gets through: whoever may do this gets anybody's account.
 */
export class RenewPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly resets: PasswordResetRepository,
    private readonly hasher: PasswordHasher,
    private readonly generator: PasswordGenerator,
    private readonly clock: Clock,
    private readonly outbox: EventOutbox,
  ) {}

  /** @returns the password @throws NotFoundError, UnavailableError */
  async execute(userId: number): Promise<string> {
    const password = this.generator.generate();
    const hash = await this.hasher.hash(password);
    await this.unitOfWork.run(async () => {
      if (!(await this.users.findForUpdate(userId))) throw new NotFoundError('User');
      const now = this.clock.now();
      await this.users.setPassword(userId, hash, true);
      await this.sessions.revokeAll(userId, 'password-changed', now);
      await this.resets.voidUntil(userId, now);
      await this.outbox.publish({ type: 'password.reset', actorId: OPERATOR.userId, subject: { type: 'user', id: userId } });
    });
    return password;
  }
}
